using Messaging.Texts;
using Npgsql;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Texts;

/// <summary>
/// What a page of the log costs with years of texts behind it. 200,000 rows by default; TEXTING_LOG_ROWS=5000000 for the
/// size that docs/messages-log.md speaks of.
/// </summary>
[Trait("Needs", "Servers")]
public sealed class LogBuffersTests(LogDatabase log, ITestOutputHelper output) : IClassFixture<LogDatabase>
{
    private const int MostBuffers = 200;

    // Even where nothing is found, a page gets about so far back at least.
    private const int MostPages = 40;

    private const string TwoWords = "walk luna";
    private const string EightWords = "we went for a walk at number luna";
    private const string ManyWords = "very many";
    private static readonly string AllOfManyWords = "all is well at " + string.Join(' ', Enumerable.Range(10, 60).Select(i => $"{i}")) + " number";
    private const string OthersWord = "stop";
    private static readonly string[] Words = ["walk", "luna", "xylophone"];

    public static TheoryData<string, bool> Pages()
    {
        var pages = new TheoryData<string, bool>();
        foreach (var filter in Filters().Keys)
        {
            pages.Add(filter, false);
            // Words alone and with a state are enough for deep pages: to find where those begin takes longer than the pages.
            if (!HasWords(filter) || !filter.Contains("person", StringComparison.Ordinal) && !filter.Contains("range", StringComparison.Ordinal)) pages.Add(filter, true);
        }

        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_reads_no_month_whole_and_few_buffers(string name, bool deep)
    {
        var filter = Filters()[name](log);
        var after = deep ? await log.PositionOfPageAsync(filter, 1000) : null;

        var page = await log.ReadPageAsync(filter, after);

        output.WriteLine($"{name}{(deep ? ", page 1,000" : "")}: {page.Sums}");
        IsCheap(page);
    }

    public static TheoryData<string> Hopeless() => [TwoWords, "Unconfirmed + person + xylophone", "person + xylophone", "Failed + xylophone", EightWords, ManyWords];

    [Theory]
    [MemberData(nameof(Hopeless))]
    public async Task A_search_that_finds_next_to_nothing_goes_on_page_by_page_to_the_end_of_the_log(string name)
    {
        var filter = Filters()[name](log);
        var (pages, found, after) = (0, new List<Guid>(), (LogPosition?)null);
        do
        {
            var page = await log.ReadPageAsync(filter, after);
            output.WriteLine($"{name}: {page.Sums}");
            IsCheap(page);
            Assert.True(page.GoOn is null || after is null || page.GoOn.At < after.At, "A page got nowhere.");
            found.AddRange(page.Ids);
            after = page.GoOn;
        }
        while (after is not null && ++pages < MostPages);

        Assert.True(after is null, $"Not at the end after {MostPages} pages, but at {after?.At}.");
        Assert.Equal(await log.ReadByEyeAsync(filter, null), found);
    }

    public static TheoryData<string> Misleading() => [OthersWord, "Delivered + " + OthersWord];

    [Theory]
    [MemberData(nameof(Misleading))]
    public async Task Words_that_only_lines_of_the_other_direction_have_do_not_make_a_page_expensive(string name)
    {
        var filter = Filters()[name](log);
        LogPosition? after = null;
        for (var i = 0; i < 10; i++)
        {
            var page = await log.ReadPageAsync(filter, after);
            output.WriteLine($"{name}: {page.Sums}");
            IsCheap(page);
            Assert.Empty(page.Ids);
            if (page.GoOn is not { } on) return;
            Assert.True(after is null || on.At < after.At, "A page got nowhere.");
            after = on;
        }
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(8)]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(300)]
    public async Task A_page_that_begins_early_in_a_month_does_not_fetch_what_the_month_has_after_it(double hours)
    {
        var filter = new LogFilter { Words = "poodle" };
        for (var month = 2; month < LogDatabase.Months; month++)
        {
            var first = log.Now.UtcDateTime.AddMonths(-month);
            var position = new LogPosition(new DateTimeOffset(first.Year, first.Month, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hours), Guid.AllBitsSet);

            var page = await log.ReadPageAsync(filter, position);

            output.WriteLine($"{position.At:u}: {page.Sums}");
            IsCheap(page);
            Assert.Equal((await log.ReadByEyeAsync(filter, position))[..page.Ids.Count], page.Ids);
            // Such pages had seven lines.
            if (month < LogDatabase.Months - 1) Assert.InRange(page.Ids.Count, ReadLog.PageSize / 2, ReadLog.PageSize + 1);
        }
    }

    private static void IsCheap(LogPage page)
    {
        Assert.Empty(page.Lines.SequentialScans);
        Assert.True(page.Lines.Buffers + page.Names.Buffers <= MostBuffers, $"{page.Sums}:\n{page.Lines.Text}");
    }

    public static TheoryData<string> Searches() => [.. Filters().Keys.Where(HasWords)];

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Words_are_found_as_by_reading_everything(string name)
    {
        var filter = Filters()[name](log);
        var by = await log.ReadByEyeAsync(filter, null);
        Assert.Equal(by, await log.ReadFullPageAsync(filter, null));
        if (by.Count <= ReadLog.PageSize) return;

        var second = await log.PositionOfPageAsync(filter, 2);
        Assert.Equal(await log.ReadByEyeAsync(filter, second), await log.ReadFullPageAsync(filter, second));
    }

    [Fact]
    public async Task The_totals_are_those_of_a_full_recount_before_and_after_they_are_added_up()
    {
        Assert.Equal(0, await log.DifferencesAsync());
        await log.RunAsync("UPDATE text_messages SET status = 170, status_at = now() WHERE created_at >= @from AND status = 130", new NpgsqlParameter("from", log.Now.AddDays(-40).UtcDateTime));
        await log.RunAsync("UPDATE text_messages SET segments = segments + 1 WHERE created_at >= @from AND status = 160", new NpgsqlParameter("from", log.Now.AddDays(-40).UtcDateTime));
        await log.RunAsync("DELETE FROM text_messages WHERE created_at >= @from AND status = 40", new NpgsqlParameter("from", log.Now.AddDays(-20).UtcDateTime));
        Assert.Equal(0, await log.DifferencesAsync());
    }

    private static bool HasWords(string filter) => filter is "nowhere" || filter.EndsWith(OthersWord, StringComparison.Ordinal) || Words.Any(word => filter.Contains(word, StringComparison.Ordinal));

    private static Dictionary<string, Func<LogDatabase, LogFilter>> Filters()
    {
        var filters = new Dictionary<string, Func<LogDatabase, LogFilter>>();
        string?[] words = [null, .. Words];
        foreach (var direction in new TextWay?[] { null, TextWay.Outbound, TextWay.Inbound })
        {
            foreach (var status in new TextState?[] { null, TextState.Delivered, TextState.Failed, TextState.Unconfirmed, TextState.Received })
            {
                foreach (var person in new[] { false, true })
                {
                    foreach (var range in new[] { false, true })
                    {
                        foreach (var word in words)
                        {
                            if (new LogFilter { Direction = direction, Status = status }.IsContradiction) continue;
                            var name = string.Join(" + ", new[] { direction?.ToString(), status?.ToString(), person ? "person" : null, range ? "range" : null, word }.OfType<string>());
                            filters[name.Length == 0 ? "everything" : name] = log => new LogFilter
                            {
                                Direction = direction,
                                Status = status,
                                ContactId = person ? log.Person : null,
                                From = range ? log.Now.AddDays(-200) : null,
                                To = range ? log.Now.AddDays(-110) : null,
                                Words = word,
                            };
                        }
                    }
                }
            }
        }

        foreach (var word in new[] { "nowhere", TwoWords, EightWords }) filters[word] = _ => new LogFilter { Words = word };
        filters[ManyWords] = _ => new LogFilter { Words = AllOfManyWords };
        filters[OthersWord] = _ => new LogFilter { Words = OthersWord, Direction = TextWay.Outbound };
        filters["Delivered + " + OthersWord] = _ => new LogFilter { Words = OthersWord, Status = TextState.Delivered };
        return filters;
    }
}
