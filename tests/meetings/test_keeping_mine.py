"""Two who change one meeting: who keeps their own text undoes nothing of the other's."""


def test_who_keeps_their_own_keeps_what_the_other_changed_elsewhere(
    visit, api, owner, colleague, full
):
    path = f"/meetings/{full['id']}/edit"
    mine, theirs = visit(owner).get(path), visit(colleague).get(path)
    edit = {"points-0-complement-nl": "cijfers te geven", "place": "Utrecht"}
    saved = theirs.submit(edit)
    assert saved.status == 303, saved.errors()
    clash = mine.submit({"title": "Van mij"})
    assert [h.text for h in clash.all("h3")] == ["Titel"]
    assert clash.submit({"act": "keep-mine"}).status == 303
    stored = api(owner).get(f"/meetings/{full['id']}").json
    assert stored["title"] == "Van mij"
    assert stored["place"] == "Utrecht"
    assert stored["points"][0]["complement"]["nl"] == "cijfers te geven"


def test_a_form_that_does_not_tell_what_it_said_would_undo_the_other(
    visit, api, owner, colleague, full
):
    path = f"/meetings/{full['id']}/edit"
    mine, theirs = visit(owner).get(path), visit(colleague).get(path)
    theirs.submit({"place": "Utrecht"})
    clash = mine.submit({"title": "Van mij", "base": ""})
    clash.submit({"act": "keep-mine", "base": ""})
    assert api(owner).get(f"/meetings/{full['id']}").json["place"] != "Utrecht"


def test_a_row_that_both_have_and_one_moved_is_told_once_and_stays_where_it_was_put(
    visit, api, owner, colleague, full
):
    path = f"/meetings/{full['id']}/edit"
    mine, theirs = visit(owner).get(path), visit(colleague).get(path)
    moved = mine.submit({"act": "down:points-0"}, path)
    theirs.submit({"points-0-complement-nl": "cijfers te geven", "points-1-by-0-party": "us"})
    clash = moved.submit({}, path)
    assert [h.text for h in clash.all("h3")] == [
        "Wat er is gezegd (2)",
        "Gezegd door",
        "Volgorde",
    ]
    mine_said, theirs_said = (one.text for one in clash.all("div", class_="conflict__words")[2:4])
    assert (mine_said, theirs_said) == ("Nederlandse Vereniging van Banken", "wij")
    assert clash.submit({"act": "keep-mine"}).status == 303
    points = api(owner).get(f"/meetings/{full['id']}").json["points"]
    assert [point["kind"] for point in points] == ["answer", "ask", "note"]
