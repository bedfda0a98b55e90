using Npgsql;

namespace Messaging.Texts;

/// <summary>Carries out the statements of a search.</summary>
internal interface ILogSource<T>
{
    /// <summary>Lines of the log, newest first.</summary>
    Task<List<T>> ReadAsync(string sql, NpgsqlParameter[] parameters);

    /// <summary>The words as the index has them; none when there is no word in it.</summary>
    Task<int[]> KeysAsync(Guid companyId, string words);

    /// <summary>Which of the lines have all the words.</summary>
    Task<bool[]> HaveAsync(string words, IReadOnlyList<T> lines);

    /// <summary>Where a line stands.</summary>
    LogPosition PositionOf(T line);

    /// <summary>The day of a company's first text; null: not known.</summary>
    Task<DateTimeOffset?> FirstDayAsync(Guid companyId);

    /// <summary>The two words that the fewest of these lines have, as the index has them.</summary>
    Task<int[]> RarestAsync(Guid companyId, int[] keys, IReadOnlyList<T> lines);

    /// <summary>How many blocks of the index of words, and of the log itself, this connection has looked at, from a beginning of its own.</summary>
    Task<long[]> BlocksAsync();
}

/// <summary>What a search found.</summary>
/// <param name="Lines">Newest first.</param>
/// <param name="GoOn">Where the search stopped because it had cost enough; null: it stopped because it was done.</param>
internal sealed record LogFound<T>(List<T> Lines, LogPosition? GoOn);

/// <summary>
/// Finds words in the log at a cost of about the lines that are shown. A few lines in the order of time tell how common the words
/// are. Common ones are found by reading on; for others an index names the lines that have them, piece of time by piece of time,
/// each as long as the page probably needs. Whatever the words are, a page costs no more than <see cref="LogBudget"/> allows:
/// then it ends early, and says where to go on.
/// </summary>
internal sealed class LogSearch<T>(ILogSource<T> source, Guid companyId, LogFilter filter, DateTimeOffset now)
{
    // One in so many lines: below it, looking words up is cheaper than reading on.
    private const int Common = 5;
    private const double Reserve = 1.2;
    private const int FewestRead = 4;

    // The lists of all that are looked up are compared, in every month. All words are compared with the body anyway.
    private const int MostKeys = 2;
    private readonly string _words = filter.Words!.Replace("\0", "", StringComparison.Ordinal);
    private readonly List<T> _found = [];

    /// <summary>The lines after a position.</summary>
    public async Task<LogFound<T>> PageAsync(LogPosition? after, int most)
    {
        if (await source.KeysAsync(companyId, _words) is not { Length: > 0 } keys) return new([], null);
        var budget = new LogBudget(most, await source.BlocksAsync());
        var (read, step) = (0, Math.Max(FewestRead, most / 6));
        DateTimeOffset? newest = null;
        do
        {
            var found = _found.Count;
            var lines = await ReadOnAsync(after, step);
            if (_found.Count >= most) return new(_found[..most], null);
            if (lines.Count < step) return new(_found, null);
            budget.Pay(await source.BlocksAsync(), _found.Count - found);
            if (newest is null && keys.Length > MostKeys) keys = await source.RarestAsync(companyId, keys, lines);
            newest ??= source.PositionOf(lines[0]).At;
            after = source.PositionOf(lines[^1]);
            read += step;
            if (!budget.IsEnoughFor(FewestRead)) return new(_found, after);
            step = (int)Math.Min(Math.Min(4L * most, budget.Left), (long)(Reserve * (most - _found.Count) * read / Math.Max(1, _found.Count)) + 1);
        }
        while (_found.Count * Common >= read);

        return new(_found, await LookUpAsync(keys, newest.Value, after, most, budget));
    }

    private async Task<List<T>> ReadOnAsync(LogPosition? after, int step)
    {
        var (sql, parameters) = LogSql.Page(companyId, filter with { Words = null }, after, step, now);
        var lines = await source.ReadAsync(sql, parameters);
        var have = await source.HaveAsync(_words, lines);
        _found.AddRange(lines.Where((_, index) => have[index]));
        return lines;
    }

    private async Task<LogPosition?> LookUpAsync(int[] keys, DateTimeOffset newest, LogPosition position, int most, LogBudget budget)
    {
        var fewest = LogBudget.OfAMonth(keys.Length + (filter.ContactId is null && filter.State is null ? 0 : 1));
        var first = await source.FirstDayAsync(companyId) ?? DateTimeOffset.UnixEpoch;
        if (filter.From > first) first = filter.From.Value;
        // At first no further than what is needed; once a look has told what a month and a row cost, no further than can be paid for.
        var (perMonth, atLeast, rowsReach) = (fewest, TimeSpan.Zero, LogBlocks.Months - TimeSpan.FromSeconds(1));
        for (var isFirst = true; _found.Count < most; isFirst = false)
        {
            // What is looked through may reach over the end of a month, which costs another one only where it is known to be cheap.
            if (!budget.IsEnoughFor(isFirst ? 2 * perMonth : perMonth)) return position;
            var (passed, missing) = (newest - position.At, most - _found.Count);
            if (passed < TimeSpan.FromSeconds(1)) passed = TimeSpan.FromSeconds(1);
            var wanted = budget.LinesFor(missing, perMonth);
            var needed = Math.Max(atLeast.TotalSeconds, passed.TotalSeconds * Reserve * wanted / (_found.Count + 1));
            var span = TimeSpan.FromSeconds(Math.Min(Math.Min(needed, rowsReach.TotalSeconds), int.MaxValue));
            var last = position.Id == default ? position.At.AddMicroseconds(-1) : position.At;
            // Whole months are found by the words alone; what lies after the position in its own month is fetched for nothing.
            var isNewerDear = !budget.IsEnoughForRows((_found.Count + 1) * (LogBlocks.NewerInMonth(last, now) / passed));
            var pieces = isFirst ? LogBlocks.Before(last, span) : LogBlocks.Before(last, span, budget.Months(perMonth), first, isNewerDear);
            var rows = budget.RowsFor(wanted, perMonth);
            var asked = Math.Min(missing, rows);
            var (sql, parameters) = LogSql.Words(companyId, filter with { Words = _words }, keys, pieces, position, asked, rows);
            var lines = await source.ReadAsync(sql, parameters);
            var tooMany = lines.Count > asked;
            var (ofIndex, ofRows) = budget.Pay(await source.BlocksAsync(), tooMany ? 0 : lines.Count);
            if (tooMany)
            {
                // Either the words are common after all, or many lines have them that do not pass the other filters.
                if (await ReadOnAsync(position, most, pieces.IsSmallest ? budget.Left : FewestRead * 4, budget) is not { } read) return null;
                (position, atLeast, rowsReach) = (read, TimeSpan.Zero, span / 16);
                continue;
            }

            _found.AddRange(lines);
            if (pieces.From is not { } from || from <= filter.From) return null;
            // A piece of a month costs as much of the index as the month where long lists are compared.
            perMonth = (int)Math.Max(fewest, (ofIndex / LogBlocks.MonthsTouched(last, from)) - LogBudget.OfPieces(pieces));
            var covered = position.At - from;
            rowsReach = ofRows == 0 ? TimeSpan.MaxValue : covered * Math.Max(1, budget.Left - perMonth) / ofRows;
            // Where much less is found than was expected, the words were more common later on.
            atLeast = (most - _found.Count) * 4 > missing * 3 ? 4 * covered : TimeSpan.Zero;
            if (perMonth > 2 * fewest) atLeast = atLeast > LogBlocks.Months ? atLeast : LogBlocks.Months;
            // Before the first day nothing is left but what is miscounted.
            if (from <= first) (atLeast, rowsReach, perMonth) = (TimeSpan.MaxValue, TimeSpan.MaxValue, 0);
            position = new LogPosition(from, default);
        }

        return null;
    }

    /// <summary>Reads on in the order of time, so that a page always gets somewhere.</summary>
    private async Task<LogPosition?> ReadOnAsync(LogPosition position, int most, long lines, LogBudget budget)
    {
        var (step, found) = ((int)Math.Clamp(Math.Min(lines, budget.Left), FewestRead, 4L * most), _found.Count);
        var read = await ReadOnAsync(position, step);
        budget.Pay(await source.BlocksAsync(), _found.Count - found);
        if (_found.Count > most) _found.RemoveRange(most, _found.Count - most);
        return _found.Count == most || read.Count < step ? null : source.PositionOf(read[^1]);
    }
}
