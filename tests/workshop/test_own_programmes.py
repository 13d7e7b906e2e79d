"""Programmes of one's own: copied, edited, saved, shared, and held by the workshops that began."""

import pytest
from sheet_builders import add

from kasane.errors import RefusedError
from kasane.programme import KINDS, ProgrammeError
from kasane.programme.own.tree import copied, programme_of, text_of, tree_of
from kasane.store import check_data
from kasane.store.backup import restore, step_backup
from kasane.workshop import Workshops
from kasane.workshop.surveys import Given
from tests.support.own import FILE, OWN, changed, every_kind, save, shared, use_own
from tests.support.world import programmes


@pytest.fixture
def own(world):
    return use_own(world)


def columns(*kept):
    return [c for c in tree_of(every_kind().sheet("todo_list"))["columns"] if c["id"] in kept]


def renew(world, version):
    return world.do(world.lead, "programme.renew", version=version)


def refusal(world, tree):
    """What somebody is told who wants to go on with a newer definition that has less."""
    return world.refused(world.lead, "programme.renew", version=save(world, tree))


# The file


@pytest.mark.parametrize("programme", [*programmes().values(), every_kind()], ids=lambda p: p.id)
def test_a_programme_is_the_same_after_it_was_written_as_a_file(programme):
    text = text_of(tree_of(programme))
    assert programme_of(text) == programme
    assert text_of(tree_of(programme_of(text))) == text


def test_it_has_a_sheet_of_every_kind():
    assert sorted(sheet.kind for sheet in every_kind().sheets) == sorted(KINDS)


def test_no_programme_of_the_project_has_an_id_that_one_of_ones_own_may_have():
    assert [known for known in programmes() if known.startswith("own_")] == []


# Editing


def test_a_copy_is_edited_and_saved_and_then_workshops_begin_with_it(world):
    new = world.workshops.copy_programme(world.owner, "team_building", "あおば市版")
    assert new.startswith("own_")
    assert new not in {p.id for p in world.workshops.offered()}
    assert world.workshops.save_programme(world.owner, new)
    offered = {p.id: p.title for p in world.workshops.offered()}
    assert offered[new] == "あおば市版"
    actor = world.create(programme=new, steps=("step1",))
    reading = world.workshops.reading(actor.workshop, actor)
    assert reading.programme.title == "あおば市版"
    assert len(reading.programme.sheets) == len(programmes()["team_building"].sheets)


def test_a_draft_with_mistakes_is_kept_and_not_saved(own):
    tree = changed() | {"title": ""}
    own.workshops.write_draft(own.owner, OWN, tree, 1)
    before = own.workshops.newest(OWN)
    with pytest.raises(ProgrammeError, match="title"):
        own.workshops.save_programme(own.owner, OWN)
    assert own.workshops.newest(OWN) == before
    edited = own.workshops.edited(OWN)
    assert (edited.tree["title"], edited.revision, edited.saved) == ("", 2, False)


def test_a_change_on_an_older_draft_is_refused_and_the_newer_stays(own):
    own.workshops.write_draft(own.owner, OWN, changed() | {"title": "一人目"}, 1)
    with pytest.raises(RefusedError, match="別の画面"):
        own.workshops.write_draft(own.owner, OWN, changed() | {"title": "二人目"}, 1)
    assert own.workshops.edited(OWN).tree["title"] == "一人目"


def test_only_the_owner_of_the_machine_makes_and_changes_programmes(own, haru):
    guest = own.workshops.device(haru.secret)
    does = [
        lambda: own.workshops.copy_programme(guest, "team_building", "まね"),
        lambda: own.workshops.write_draft(guest, OWN, changed(), 1),
        lambda: own.workshops.save_programme(guest, OWN),
        lambda: own.workshops.remove_programme(guest, OWN),
        lambda: own.workshops.take_in_programme(guest, FILE.read_bytes(), FILE.name),
    ]
    before = own.workshops.own_programmes()
    for act in does:
        with pytest.raises(RefusedError) as caught:
            act()
        assert caught.value.code == "forbidden"
    assert own.workshops.own_programmes() == before


# Sharing


def test_what_was_shared_is_taken_in_elsewhere_as_the_same_version(own, tmp_path):
    text = text_of(own.workshops.edited(OWN).tree)
    other = Workshops(type(own.store)(tmp_path / "other"), programmes())
    device, _ = other.own(None)
    assert other.take_in_programme(device, text.encode(), "もらった.yaml") == OWN
    assert other.newest(OWN) == own.workshops.newest(OWN)
    other.store.close()


def test_a_file_of_a_known_programme_becomes_its_newer_version_or_another_one(own):
    newer = shared(changed() | {"title": "直したもの"})
    assert own.workshops.take_in_programme(own.owner, newer, "n.yaml") == OWN
    assert own.workshops.newest(OWN)[0].title == "直したもの"
    beside = own.workshops.take_in_programme(own.owner, newer, "n.yaml", anew=True)
    assert beside != OWN
    assert len(own.workshops.own_programmes()) == 2


def test_a_file_of_a_programme_of_the_project_never_takes_its_place(own):
    taken = own.workshops.take_in_programme(
        own.owner, shared(tree_of(programmes()["team_building"])), "t.yaml"
    )
    assert taken.startswith("own_")
    assert own.workshops.newest("team_building")[1] == ""


BAD = {
    "1行目": "title: [",
    "2行目": "id: own_x\ntitel: 違う\n",
    "UTF-8": "題".encode("cp932"),
    "空": "",
}


@pytest.mark.parametrize("told", BAD)
def test_a_bad_file_is_refused_with_its_line_and_nothing_changes(own, told):
    content = BAD[told] if isinstance(BAD[told], bytes) else BAD[told].encode()
    before = own.workshops.own_programmes()
    with pytest.raises(ProgrammeError, match=told):
        own.workshops.take_in_programme(own.owner, content, "だめ.yaml")
    assert own.workshops.own_programmes() == before


def test_a_file_that_is_far_too_large_is_refused_unread(own):
    with pytest.raises(RefusedError, match="大きすぎる"):
        own.workshops.take_in_programme(own.owner, b" " * 2_000_001, "大.yaml")


# What a workshop holds


def test_a_workshop_keeps_the_definition_it_began_with(own):
    began = own.reading(own.lead).programme
    save(own, changed(memo=None) | {"title": "新しい題"})
    assert own.reading(own.lead).programme == began
    own.reopen()
    assert own.reading(own.lead).programme == began
    own.workshops.complete()
    own.workshops.remove_programme(own.owner, OWN)
    own.reopen()
    assert own.reading(own.lead).programme == began
    assert own.workshops.newest(OWN) is None


def test_the_next_round_begins_with_the_newest_and_goes_on_where_that_is_off_the_list(own):
    version = save(own, changed() | {"title": "二巡目の題"})
    again = {"programme": OWN, "steps": ("first",), "round": 2, "previous": own.id}
    second = own.create(**again)
    assert own.workshops.info(second.workshop).definition == version
    own.workshops.remove_programme(own.owner, OWN)
    third = own.create(**again | {"round": 3, "previous": second.workshop})
    assert own.workshops.info(third.workshop).definition == version


def test_what_nobody_began_with_does_not_pile_up(own):
    began = own.workshops.info(own.id).definition
    first = save(own, changed() | {"title": "一つめ"})
    second = save(own, changed() | {"title": "二つめ"})
    held = [own.workshops.definition(v) is not None for v in (began, second)]
    own.reopen()
    held += [own.workshops.definition(v) is not None for v in (began, first, second)]
    assert held == [True, True, True, False, True]


# Going on with a newer one


def test_a_newer_definition_brings_its_sheets_columns_and_steps(own):
    tree = changed(todo_list={"columns": [*columns("what", "who", "state", "memo"), NEW_COLUMN]})
    tree["sheets"].append(tree["sheets"][1] | {"id": "second_list", "title": "もう1つの表"})
    activity = tree["steps"][0]["activities"][0]
    step = tree["steps"][0] | {"id": "later", "title": "つぎ", "short": "2回目"}
    step["activities"] = [activity | {"id": "again", "sheets": ["second_list"]}]
    tree["steps"].append(step)
    row = add(own, own.lead, "todo_list", values={"what": "電話する"})
    renew(own, save(own, tree))
    assert own.entry(row)["values"] == {"what": "電話する"}
    own.do(own.lead, "entry.write", id=row, field="when", value="2026-12-20", seen="")
    state = own.state()
    assert [r.id for r in state.all("entry") if r.body["sheet"] == "second_list"] == [
        "second_list-d1",
        "second_list-d2",
    ]
    assert [m.body["steps"] for m in state.all("meeting")] == [["first"], ["later"]]


NEW_COLUMN = {"id": "when", "label": "いつまで", "type": "date"}


def test_a_place_with_something_in_it_can_not_be_dropped_and_is_named(own):
    note = add(own, own.lead, "wall", "home/hard", values={"text": "坂が多い"})
    wall = tree_of(every_kind().sheet("wall"))
    gone = refusal(own, changed(wall={"columns": wall["columns"][:1]}))
    assert gone.code == "held"
    assert "「気づきのボード」の「家・困りごと」" in gone.message
    assert "「気づきのボード」" in refusal(own, changed(wall=None)).message
    assert own.entry(note)["values"] == {"text": "坂が多い"}


def test_what_was_deleted_can_still_come_back(own):
    row = add(own, own.lead, "memo", "felt", values={"text": "よかった"})
    own.do(own.lead, "entry.delete", id=row, version=1)
    assert "メモ" in refusal(own, changed(memo=None)).message


def test_a_column_with_something_in_it_can_not_be_dropped_or_become_another_kind(own):
    add(own, own.lead, "todo_list", values={"what": "会う", "memo": "来週", "state": "済んだ"})
    fewer = changed(todo_list={"columns": columns("what", "who", "state")})
    assert "「やることの表」の「備考」" in refusal(own, fewer).message
    other = columns("what", "who", "state", "memo")
    other[3] = {"id": "memo", "label": "備考", "type": "date"}
    assert "「備考」" in refusal(own, changed(todo_list={"columns": other})).message
    other = columns("what", "who", "state", "memo")
    other[2] = other[2] | {"choices": ["これから", "できた"]}
    assert "「状況」" in refusal(own, changed(todo_list={"columns": other})).message


def test_rows_that_stood_there_from_the_start_hinder_nothing_until_somebody_writes(own):
    version = save(own, changed(todo_list=None))
    own.do(own.lead, "entry.write", id="todo_list-d1", field="who", value="春野", seen="")
    assert own.refused(own.lead, "programme.renew", version=version).code == "held"
    own.do(own.lead, "entry.write", id="todo_list-d1", field="who", value="", seen="春野")
    assert own.refused(own.lead, "programme.renew", version=version).code == "held"


def test_untouched_rows_go_with_their_sheet(own):
    renew(own, save(own, changed(todo_list=None)))
    assert [r.id for r in own.state().all("entry")] == []
    assert own.reading(own.lead).programme.sheets_of(type(every_kind().sheet("todo_list"))) == []


def test_an_answered_question_stays(own):
    actor = own.person("春野").actor
    own.workshops.answer(actor, "ask", Given(values={"free": "楽しかった"}))
    asked = tree_of(every_kind().sheet("ask"))["questions"]
    assert "「感想」" in refusal(own, changed(ask={"questions": asked[:1]})).message
    assert "「アンケート」" in refusal(own, changed(ask=None)).message


def test_an_activity_that_was_held_and_a_meeting_that_was_written_stay(own):
    own.do(own.lead, "activity.go", activity="cases_talk")
    tree = changed()
    del tree["steps"][0]["activities"][1]
    assert "活動「ケースを話す」" in refusal(own, tree).message
    step = tree["steps"][0] | {"id": "other", "short": "別"}
    assert "1回目" in refusal(own, changed() | {"steps": [step]}).message


def test_the_groups_copies_count_as_well(own):
    own.do(own.lead, "groups.set", activity="talk", groups=[{"id": "g1", "name": "東"}])
    add(own, own.lead, "wall_g1", "town/good", values={"text": "店が近い"})
    assert "（東）" in refusal(own, changed(wall=None)).message


def test_who_sees_a_sheet_follows_the_definition(own):
    renew(own, save(own, changed(memo={"seen_by": "secretariat"})))
    assert own.body("sheet", "memo")["seen_by"] == "secretariat"


def test_only_the_newest_is_gone_on_with(own):
    first = save(own, changed() | {"title": "一"})
    save(own, changed() | {"title": "二"})
    assert own.refused(own.lead, "programme.renew", version=first).code == "stale"


def test_a_workshop_as_it_stood_before_is_read_with_the_definition_of_then(own):
    before = own.clock.now.isoformat(timespec="milliseconds")
    own.clock.ahead(minutes=5)
    renew(own, save(own, changed(memo=None)))
    assert "memo" in {s.id for s in own.reading().earlier(before).programme.sheets}
    assert "memo" not in {s.id for s in own.reading().programme.sheets}


# Backups and the check


def test_definitions_are_part_of_backups_and_come_back(own):
    began = own.reading(own.lead).programme
    step_backup(own.folder, own.store.engine, own.clock.now, "ためし")
    own.workshops.remove_programme(own.owner, OWN)
    own.store.close()
    assert restore(own.folder)
    own.reopen()
    assert own.reading(own.lead).programme == began
    assert own.workshops.newest(OWN)[0] == began


def test_the_check_finds_a_definition_that_is_gone_or_is_not_what_it_was(own):
    assert check_data(own.folder) == []
    version = own.workshops.info(own.id).definition
    with own.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE definition SET text = text || '#'")
    assert any(version in fault and "違います" in fault for fault in check_data(own.folder))
    with own.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE own_programme SET version = NULL")
        connection.exec_driver_sql("DELETE FROM definition")
    assert any(own.id in fault and "見つかりません" in fault for fault in check_data(own.folder))


def test_a_copy_has_an_id_of_its_own_each_time():
    tree = tree_of(every_kind())
    ids = {copied(tree, "写し")["id"] for _ in range(3)}
    assert len(ids) == 3
    assert all(known.startswith("own_") for known in ids)
