"""活動の記録: who did what, for those who lead, without what anybody wrote."""

import sheet_builders

from kasane.workshop.log import log_of
from kasane.workshop.telling import ON_DISK, SHARED, Telling


def told(world, who=None):
    return [(e.who, e.did, e.about) for e in log_of(world.reading(who))]


def test_coming_in_opening_a_case_exporting_and_deleting_stand_in_it(world, haru):
    case = sheet_builders.case(world, haru, opened=True)
    world.workshops.note_export(world.lead.actor, "1回分の記録（Word）", Telling(names=True))
    world.do(world.lead, "entry.hide", id=case)
    world.do(world.lead, "entry.delete", id=case, version=world.entry(case)["version"])
    found = told(world, world.lead)
    assert found[:4] == [
        ("事務局", "消した", "ケース検討シート　ケースA"),
        ("事務局", "ケースの公開をやめた", "ケース検討シート　ケースA"),
        ("事務局", "記録を出した", "1回分の記録（Word）（名前を含む）"),
        ("事務局", "ケースを公開した（全文を読み、匿名化を確認）", "ケース検討シート　ケースA"),
    ]
    assert ("春野", "参加した", "春野") in found


def test_it_is_told_to_nobody_else(world, haru):
    viewer = world.person("見学", "viewer")
    assert told(world, haru) == told(world, viewer) == []
    assert told(world) == told(world, world.lead)


def test_the_kept_exports_are_told_to_nobody_else(world, haru):
    world.workshops.note_export(world.lead.actor, "表（CSV）", SHARED)
    (record,) = world.state().all("export")
    assert ("export", record.id) not in sheet_builders.seen_by(world, haru)
    assert ("export", record.id) in sheet_builders.seen_by(world, world.lead)


def test_it_names_nobody_who_wrote_unsigned_and_tells_no_text(world, haru):
    world.set_board(authors="hidden")
    note = world.note(haru, "名なしの付箋")
    world.do(haru, "entry.delete", id=note, version=1)
    world.do(haru, "question.ask", id="q", text="だれがしますか")
    world.do(haru, "question.remove", id="q")
    found = told(world, world.lead)
    assert found[0] == ("", "質問を消した", "")
    assert found[1] == ("", "消した", "わがまちの強み・課題検討シート")
    assert "付箋" not in str(found).replace("付箋の", "")
    on_disk = log_of(world.reading().to_tell(ON_DISK))
    assert (on_disk[0].who, on_disk[1].who) == ("", "")


def test_who_chose_the_ground_for_sharing_a_case_stands_in_it_and_no_other_text(world, haru):
    case = sheet_builders.case(world, haru)
    change = {"id": case, "field": "basis", "value": "本人同意あり", "seen": "匿名化した事例"}
    world.do(haru, "entry.write", **change)
    world.do(haru, "entry.write", id=case, field="outline", value="世帯のようす", seen="")
    found = told(world, world.lead)
    about = "ケース検討シート　ケースA　本人同意あり"
    assert found[0] == ("春野", "共有の根拠を選んだ", about)
    assert "世帯のようす" not in str(found)
