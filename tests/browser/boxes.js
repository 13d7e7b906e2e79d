/** Where what can be pressed, and headings, are on the page, in the grid's frame too. */
(() => {
  const WHAT = "button, a[href], input, select, textarea, summary, [role=tab], [role=radio], " +
    ".ag-cell, .ag-header-cell, h1, h2, h3, th, td, .ks-part b, .ks-note, .ks-part p";
  const NEAR = 2;
  const nameOf = (element) => {
    const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 20);
    return `${element.tagName.toLowerCase()} ${text.replace(/[0-9０-９:：]+/g, "#")}`;
  };
  const inside = (root, left, top) => {
    const found = [];
    for (const element of root.querySelectorAll(WHAT)) {
      const box = element.getBoundingClientRect();
      if (!box.width || !element.checkVisibility({ visibilityProperty: true })) continue;
      const place = [box.left + left, box.top + top, box.width, box.height].map(Math.round);
      found.push([nameOf(element), ...place]);
    }
    return found;
  };
  const measured = () => {
    for (const one of document.querySelectorAll("[data-testid=stMain], [data-testid=stSidebarContent]")) {
      one.scrollTop = 0;
    }
    const found = inside(document, 0, 0);
    for (const frame of document.querySelectorAll("iframe")) {
      const { left, top, width } = frame.getBoundingClientRect();
      if (width > 1 && frame.contentDocument) found.push(...inside(frame.contentDocument, left, top));
    }
    return found;
  };
  const unlike = (wanted) => {
    const found = measured();
    if (found.length !== wanted.length) return [`${found.length} things for ${wanted.length}`];
    return found.flatMap((one, at) => {
      const like = one[0] === wanted[at][0] &&
        one.slice(1).every((length, side) => Math.abs(length - wanted[at][side + 1]) <= NEAR);
      return like ? [] : [`${one.join(" ")} for ${wanted[at].join(" ")}`];
    });
  };
  const WAITS = "[data-test-script-state=running], .ks-board-loading, .ks-projector-wait, " +
    "[data-testid^=stBidiComponent][aria-busy=true], [data-testid=stSkeleton]";
  const busy = () => document.querySelector(WAITS) ??
    [...document.querySelectorAll(".ks-loading")].find((one) => one.checkVisibility() &&
      one.textContent.endsWith("…"));
  /* The same for half a second. */
  const settled = () => new Promise((resolve, reject) => {
    const begun = performance.now();
    let before = [];
    let since = 0;
    const look = () => {
      const ready = document.querySelector(".ks-part") && !busy();
      if (!ready || unlike(before).length) [before, since] = [measured(), performance.now()];
      if (ready && performance.now() - since > 600) resolve(before);
      else if (performance.now() - begun > 30_000) reject(new Error(`never still: ${busy()?.outerHTML}`));
      else setTimeout(look, 50);
    };
    look();
  });
  return { settled, unlike };
})()
