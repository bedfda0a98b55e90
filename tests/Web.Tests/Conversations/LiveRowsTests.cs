using CsCheck;
using ServiceDefaults.Http;
using Web.Conversations;

namespace Web.Tests.Conversations;

public class LiveRowsTests
{
    private sealed record Row(Guid Id, int Version);

    private static readonly Comparer<Row> ById = Comparer<Row>.Create((a, b) => a.Id.CompareTo(b.Id));

    private static readonly Guid[] Ids = [.. Enumerable.Range(0, 12).Select(number => new Guid(number, 0, 0, new byte[8]))];

    private static LiveRows<Row> Empty() => new(row => row.Id, ById);

    [Fact]
    public void A_page_that_was_asked_for_before_a_live_change_does_not_undo_it()
    {
        var rows = Empty();
        var mark = rows.Mark();
        rows.Live(new(Ids[0], 2));
        rows.LoadNewest(new Page<Row>([new(Ids[0], 1), new(Ids[1], 1)], null), mark);
        Assert.Equal([new(Ids[0], 2), new(Ids[1], 1)], rows.Sorted);
    }

    [Fact]
    public void A_page_that_was_asked_for_after_a_live_change_is_newer()
    {
        var rows = Empty();
        rows.Live(new(Ids[0], 2));
        rows.LoadNewest(new Page<Row>([new(Ids[0], 3)], null), rows.Mark());
        Assert.Equal(new(Ids[0], 3), Assert.Single(rows.Sorted));
    }

    [Fact]
    public void Catching_up_keeps_the_older_pages_when_there_is_no_hole()
    {
        var rows = Empty();
        rows.LoadNewest(Page("2", 3, 4), rows.Mark());
        rows.LoadNext(Page(null, 1, 2), rows.Mark());
        rows.LoadNewest(Page("2", 4, 5), rows.Mark());
        Assert.Equal([Ids[1], Ids[2], Ids[3], Ids[4], Ids[5]], rows.Sorted.Select(row => row.Id));
        Assert.Null(rows.Next);
    }

    [Fact]
    public void Catching_up_over_a_hole_starts_over_so_that_nothing_is_missing_in_between()
    {
        var rows = Empty();
        rows.LoadNewest(Page(null, 1, 2), rows.Mark());
        rows.LoadNewest(Page("5", 6, 7), rows.Mark());
        Assert.Equal([Ids[6], Ids[7]], rows.Sorted.Select(row => row.Id));
        Assert.Equal("5", rows.Next);
    }

    [Fact]
    public void A_row_that_is_gone_does_not_come_back_with_a_page_that_was_asked_for_before()
    {
        var rows = Empty();
        rows.LoadNewest(Page(null, 1, 2), rows.Mark());
        var mark = rows.Mark();
        Assert.True(rows.Remove(Ids[1]));
        Assert.False(rows.Remove(Ids[1]));
        rows.LoadNewest(Page(null, 1, 2), mark);
        Assert.Equal(Ids[2], Assert.Single(rows.Sorted).Id);
        rows.LoadNewest(Page(null, 1, 2), rows.Mark());
        Assert.Equal(2, rows.Sorted.Count);
    }

    // The server's versions only grow; a page shows them as they were when it was asked for, and answers overtake each other.
    [Fact]
    public void Whatever_the_order_of_pages_and_live_changes_no_row_goes_back() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2]).Array[1, 40].Sample(steps =>
        {
            var rows = Empty();
            var server = new int[4];
            var asked = new List<(Page<Row> Page, long Mark)>();
            var shown = new int[4];
            foreach (var (id, kind) in steps)
            {
                if (kind == 0) rows.Live(new(Ids[id], ++server[id]));
                else if (kind == 1) asked.Add((new Page<Row>([.. server.Select((version, at) => new Row(Ids[at], version))], null), rows.Mark()));
                else if (id < asked.Count)
                {
                    rows.LoadNewest(asked[id].Page, asked[id].Mark);
                    asked.RemoveAt(id);
                }

                foreach (var row in rows.Sorted)
                {
                    var at = Array.IndexOf(Ids, row.Id);
                    if (row.Version < shown[at]) return false;
                    shown[at] = row.Version;
                }
            }

            return true;
        });

    private static Page<Row> Page(string? next, params int[] ids) => new([.. ids.Select(id => new Row(Ids[id], 1))], next);
}
