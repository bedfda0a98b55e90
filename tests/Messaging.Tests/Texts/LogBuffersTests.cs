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

    // Words that are common each and never together: their lists have to be compared for every month there is.
    private const int MostBuffersOfTwoWords = 1500;

    // Words that one person's or a rare state's texts hardly ever have: every one of 25 months is asked, for eight buffers each.
    private const int MostBuffersOfAllMonths = 220;

    private const string TwoWords = "walk luna";
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

        var sums = $"{page.Lines.Buffers} buffers in {page.Statements} statements and {page.Names.Buffers} for the names, {page.Lines.Rows} rows, {page.Lines.Milliseconds:0.0} ms";
        output.WriteLine($"{name}{(deep ? ", page 1,000" : "")}: {sums}");
        Assert.Empty(page.Lines.SequentialScans);
        var most = filter switch
        {
            { Words: TwoWords } => MostBuffersOfTwoWords,
            { Words: not null, From: null } and ({ ContactId: not null } or { State: not null }) => MostBuffersOfAllMonths,
            _ => MostBuffers,
        };
        Assert.True(page.Lines.Buffers + page.Names.Buffers <= most, $"{sums}:\n{page.Lines.Text}");
    }

    public static TheoryData<string> Searches() => [.. Filters().Keys.Where(HasWords)];

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Words_are_found_as_by_reading_everything(string name)
    {
        var filter = Filters()[name](log);
        var by = await log.ReadByEyeAsync(filter, null);
        Assert.Equal(by, (await log.ReadPageAsync(filter, null)).Ids);
        if (by.Count <= ReadLog.PageSize) return;

        var second = await log.PositionOfPageAsync(filter, 2);
        Assert.Equal(await log.ReadByEyeAsync(filter, second), (await log.ReadPageAsync(filter, second)).Ids);
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

    private static bool HasWords(string filter) => filter is "nowhere" || Words.Any(word => filter.Contains(word, StringComparison.Ordinal));

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

        foreach (var word in new[] { "nowhere", TwoWords }) filters[word] = _ => new LogFilter { Words = word };
        return filters;
    }
}
