using System.Text;
using CsCheck;
using Messaging.Texts;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Texts;

/// <summary>The pure parts of the log.</summary>
public sealed class LogPartsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_line_of_CSV_reads_back_as_it_was_but_for_the_apostrophe() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char["\",\r\n=+-@\t' "])].List[1, 6].Sample(fields =>
        {
            var read = Read(CsvLine.Of(fields));
            return read.Count == fields.Count && fields.Zip(read).All(pair => pair.Second == pair.First || pair.Second == "'" + pair.First);
        });

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+14155550100")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\0=1")]
    [InlineData("  =1")]
    [InlineData("＝1+1")]
    public void What_a_spreadsheet_would_compute_becomes_text(string field) => Assert.StartsWith("\"'", CsvLine.Field(field), StringComparison.Ordinal);

    [Fact]
    public void A_range_is_whole_days_and_what_is_left_at_its_ends_and_nothing_twice() =>
        Gen.Select(Gen.Int[0, 400_000], Gen.Int[0, 400_000], (a, b) => (From: Start.AddSeconds(Math.Min(a, b)), To: Start.AddSeconds(Math.Max(a, b)))).Sample(range =>
        {
            var span = TotalsSpan.Of(range.From, range.To);
            var whole = TimeSpan.FromDays(span.EndDay.DayNumber - span.FirstDay.DayNumber);
            return whole + (span.Before.To - span.Before.From) + (span.After.To - span.After.From) == range.To - range.From;
        });

    [Fact]
    public void Without_ends_all_days_are_whole()
    {
        var span = TotalsSpan.Of(null, null);
        Assert.Equal((DateOnly.MinValue, DateOnly.MaxValue, TotalsEdge.None, TotalsEdge.None), (span.FirstDay, span.EndDay, span.Before, span.After));
    }

    [Fact]
    public void Pieces_of_time_reach_back_without_a_gap_and_about_as_far_as_was_asked() =>
        Gen.Select(Gen.Int[0, 100_000_000], Gen.Int[1, 300 * 24 * 60]).Sample((seconds, minutes) =>
        {
            var (last, span) = (Start.AddSeconds(seconds), TimeSpan.FromMinutes(minutes));
            var pieces = LogBlocks.Before(last, span);
            var back = last - pieces.From!.Value;
            if (pieces.Marks.Count == 0) return pieces.From.Value.Day == 1 && back >= span;

            // As log_marks counts them: quarters of an hour in pieces of 4^n.
            var size = (int)(pieces.Marks[0] % 8);
            var quarters = pieces.Marks.Select(mark => (mark - size) / 8).ToList();
            var length = TimeSpan.FromMinutes(15) * Math.Pow(4, size);
            return pieces.Marks.Count <= 4 && pieces.Marks.All(mark => mark % 8 == size)
                && quarters.Zip(quarters.Skip(1)).All(pair => pair.Second == pair.First + 1)
                && DateTimeOffset.UnixEpoch + (quarters[0] * length) == pieces.From
                && last < DateTimeOffset.UnixEpoch + ((quarters[^1] + 1) * length)
                && back >= TimeSpan.Zero && back <= (span > length ? span : length) && back > span - (2 * length);
        });

    [Fact]
    public void Where_the_rest_of_the_month_is_dear_pieces_reach_to_its_first_day_and_no_further() =>
        Gen.Select(Gen.Int[0, 100_000_000], Gen.Int[0, 500], Gen.Int[1, 24]).Sample((seconds, days, months) =>
        {
            var last = Start.AddSeconds(seconds);
            var month = new DateTimeOffset(last.Year, last.Month, 1, 0, 0, 0, TimeSpan.Zero);
            var pieces = LogBlocks.Before(last, last - month + TimeSpan.FromDays(days), months, Start.AddYears(-2), isNewerDear: true);
            var size = (int)(pieces.Marks[0] % 8);
            var length = TimeSpan.FromMinutes(15) * Math.Pow(4, size);
            var numbers = pieces.Marks.Select(mark => (mark - size) / 8).ToList();
            return pieces.From == month && pieces.Marks.Count <= 4 && pieces.Marks.All(mark => mark % 8 == size)
                && numbers.Zip(numbers.Skip(1)).All(pair => pair.Second == pair.First + 1)
                && DateTimeOffset.UnixEpoch + (numbers[0] * length) <= month
                && last < DateTimeOffset.UnixEpoch + ((numbers[^1] + 1) * length);
        });

    [Fact]
    public void What_does_not_reach_to_the_first_day_is_the_same_whether_the_rest_of_the_month_is_dear_or_not() =>
        Gen.Select(Gen.Int[0, 100_000_000], Gen.Double[0.01, 0.99], Gen.Int[1, 24]).Sample((seconds, part, months) =>
        {
            var last = Start.AddSeconds(seconds);
            var span = part * (last - new DateTimeOffset(last.Year, last.Month, 1, 0, 0, 0, TimeSpan.Zero));
            var (dear, cheap) = (LogBlocks.Before(last, span, months, Start.AddYears(-2), true), LogBlocks.Before(last, span, months, Start.AddYears(-2)));
            return dear.From == cheap.From && dear.Marks.SequenceEqual(cheap.Marks);
        });

    [Theory]
    [InlineData("2026-03-01T08:00Z", "2027-01-01T00:00Z", 736)]
    [InlineData("2026-03-01T08:00Z", "2026-03-02T09:00Z", 25)]
    [InlineData("2026-03-03T08:00Z", "2026-03-02T09:00Z", 0)]
    public void What_is_newer_in_a_month_ends_with_the_month_or_now(string last, string now, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), LogBlocks.NewerInMonth(At(last), At(now)));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void What_came_in_is_received_and_what_went_out_never_is()
    {
        Assert.True(new LogFilter { Direction = TextWay.Inbound, Status = TextState.Delivered }.IsContradiction);
        Assert.True(new LogFilter { Direction = TextWay.Outbound, Status = TextState.Received }.IsContradiction);
        Assert.False(new LogFilter { Direction = TextWay.Inbound, Status = TextState.Received }.IsContradiction);
    }

    private static List<string> Read(string line)
    {
        var fields = new List<string>();
        var (field, quoted) = (new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (quoted && line[i] == '"' && line[i + 1] == '"') field.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (quoted || line[i] is not (',' or '\r')) field.Append(line[i]);
            else
            {
                fields.Add(field.ToString());
                field.Clear();
                if (line[i] == '\r') return fields;
            }
        }

        return fields;
    }
}
