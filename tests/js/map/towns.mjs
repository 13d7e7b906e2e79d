/** Made-up resources for maps of any size, the same each time. */

export const RINGS = ["本人と重なりがありそうな人や資源", "地域で色々な人と関わりながら楽しそうに活動している人・団体"];

const NAMES = [
  "自転車屋の店主", "朝市の片づけ", "相談支援事業所", "図書館の修理の会", "となりの農家", "通所の送迎の人", "模型クラブ", "商店街の青年部",
  "子ども食堂", "早朝ラジオ体操", "公園の花の会", "元工場長の田んぼ", "高校の機械部", "古民家カフェ", "消防団", "鉄道写真の会",
  "社協のボランティア係", "まちの電器店", "移動図書館の運転手さん", "おやじの会", "公民館の将棋クラブ", "NPOみどりの手",
    "生活困窮者自立支援制度の相談窓口", "DIY工房",
];

/** Numbers from 0 to 1 that look like chance. */
export function chance(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** A map with so many resources, about two fifths of them in the inner ring. */
export function town(count, { width = 1450, height = 818, centre = ["機械いじりが好き", "朝は散歩に出る", "人前は苦手"],
    names = NAMES, ...rest } = {}) {
  const pins = Array.from({ length: count },
    (_, at) => ({ id: `p${at}`, name: names[at % names.length] }));
  const [inner, outer] = [pins.filter((_, at) => at % 5 < 2), pins.filter((_, at) => at % 5 >= 2)];
  const texts = centre.map((name, at) => ({ id: `c${at}`, name }));
  return { width, height, centre: texts,
    rings: [{ label: RINGS[0], pins: inner }, { label: RINGS[1], pins: outer }], ...rest };
}

/** A map by chance: any size of picture, number of resources and length of names. */
export function anyTown(next) {
  const upTo = (least, most) => least + Math.floor(next() * (most - least + 1));
  const letters = "まちの人と場あいうABCabc１２・ーっ（） 0";
  const text = (most) =>
    Array.from({ length: upTo(1, most) }, () => letters[upTo(0, letters.length - 1)]).join("");
  const longest = next() < 0.2 ? 90 : 18;
  const names = Array.from({ length: 24 }, () => text(longest));
  const centre = Array.from({ length: upTo(0, 8) }, () => text(30));
  return town(upTo(0, 90), { width: upTo(320, 1600), height: upTo(320, 1000), centre, names,
    least: next() < 0.3 ? 48 : 0 });
}
