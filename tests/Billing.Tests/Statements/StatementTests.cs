using Billing.Periods;
using Billing.Statements;
using Texting.Contracts.Billing.Http;

namespace Billing.Tests.Statements;

public sealed class StatementTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_file_is_one_table_that_adds_up()
    {
        var lines = StatementCsv.Write(Example("Happy Paws")).Split("\r\n");
        Assert.Equal("section,item,date,texts,amount_usd", lines[0]);
        Assert.Contains("pool,included for 2 staff,,500,", lines);
        Assert.Contains("result,beyond the pool,,40,1.00", lines);
        Assert.Contains("day,sent,2026-11-03,520,", lines);
        Assert.Contains("transaction,\"Phone number, November 2026\",2026-11-01,,10.00", lines);
        Assert.Contains("transaction,Credit,2026-11-20,,-10.00", lines);
        Assert.Contains("total,due,,,1.00", lines);
        Assert.All(lines[..^1], line => Assert.True(line.Count(c => c == ',') >= 4));
    }

    [Fact]
    public void While_the_month_runs_file_and_page_name_the_same_amount_with_the_overage_so_far()
    {
        var final = Example("Happy Paws");
        var running = final with
        {
            Detail = final.Detail with
            {
                Figures = final.Detail.Figures with { State = PeriodState.Open }, Transactions = [.. final.Detail.Transactions.Take(1)], Due = "10.00",
            },
        };
        var lines = StatementCsv.Write(running).Split("\r\n");
        Assert.Contains("transaction,Texts beyond the pool so far,,40,1.00", lines);
        Assert.Contains("total,due,,,11.00", lines);
        Assert.Contains("Amount due so far</h2><p class=\"amount\">$11.00", StatementHtml.Write(running), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")", "\"'=HYPERLINK(\"\"http://evil\"\")\"")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("\tTab", "'\tTab")]
    [InlineData("Paws, \"Happy\"", "\"Paws, \"\"Happy\"\"\"")]
    public void No_name_can_make_a_spreadsheet_calculate(string name, string field) =>
        Assert.Contains($"period,{field},2026-11,,\r\n", StatementCsv.Write(Example(name)), StringComparison.Ordinal);

    [Fact]
    public void The_page_says_everything_and_carries_nothing_foreign()
    {
        var html = StatementHtml.Write(Example("Paws <script>alert(1)</script>"));
        Assert.Contains("Paws &lt;script&gt;", html, StringComparison.Ordinal);
        foreach (var foreign in (string[])["<script", "<link", "<img", "http:", "https:", "url("]) Assert.DoesNotContain(foreign, html, StringComparison.Ordinal);
        foreach (var said in (string[])["November 2026", "Amount due", "$1.00", "&minus;$10.00", "paid Nov 2, 2026, pay_1", "@media print", "Visit reports sent", "Tue, Nov 3"])
            Assert.Contains(said, html, StringComparison.Ordinal);
    }

    private static Statement Example(string company) => new(company, new PeriodDetail(
        new PeriodFigures(Guid.CreateVersion7(), "2026-11", Start, new(2026, 12, 1, 5, 0, 0, TimeSpan.Zero), "America/New_York", PeriodState.Closed,
            2, 500, 0, 500, 520, 20, 540, 0, 0, 40, "1.00", 3),
        [new("FeedMessage", 500), new("VisitCompletion", 20), new("Received", 20)],
        [new(new(2026, 11, 3), 520, 20)],
        [
            new(Guid.CreateVersion7(), Start, "NumberFee", "Phone number, November 2026", "number-fee", null, "10.00", Guid.Empty, Start.AddDays(1.5), "pay_1"),
            new(Guid.CreateVersion7(), Start.AddDays(19.5), "Credit", "Credit", "credit", null, "-10.00", Guid.Empty, null, null),
            new(Guid.CreateVersion7(), Start.AddDays(30.5), "Overage", "40 texts", "overage", 40, "1.00", Guid.Empty, null, null),
        ],
        "1.00"), PeriodCalendar.Zone("America/New_York"), 250, "0.025", Start.AddDays(31));
}
