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
}

/// <summary>
/// Finds words in the log at a cost of about the lines that are shown. A few lines in the order of time tell how common the words
/// are. Common ones are found by reading on; for others an index names the lines that have them, piece of time by piece of time,
/// each as long as the page probably needs.
/// </summary>
internal sealed class LogSearch<T>(ILogSource<T> source, Guid companyId, LogFilter filter, DateTimeOffset now)
{
    // One in so many lines: below it, looking words up is cheaper than reading on.
    private const int Common = 5;
    private const double Reserve = 1.2;
    private const int FewestRead = 4;
    private readonly string _words = filter.Words!.Replace("\0", "", StringComparison.Ordinal);
    private readonly List<T> _found = [];

    /// <summary>The lines after a position.</summary>
    public async Task<List<T>> PageAsync(LogPosition? after, int most)
    {
        if (await source.KeysAsync(companyId, _words) is not { Length: > 0 } keys) return [];
        var (read, step) = (0, Math.Max(FewestRead, most / 6));
        DateTimeOffset? newest = null;
        do
        {
            var (sql, parameters) = LogSql.Page(companyId, filter with { Words = null }, after, step, now);
            var lines = await source.ReadAsync(sql, parameters);
            var have = await source.HaveAsync(_words, lines);
            _found.AddRange(lines.Where((_, index) => have[index]));
            if (_found.Count >= most) return _found[..most];
            if (lines.Count < step) return _found;
            newest ??= source.PositionOf(lines[0]).At;
            after = source.PositionOf(lines[^1]);
            read += step;
            step = (int)Math.Min(4L * most, (long)(Reserve * (most - _found.Count) * read / Math.Max(1, _found.Count)) + 1);
        }
        while (_found.Count * Common >= read);

        await LookUpAsync(keys, newest.Value, after, most);
        return _found;
    }

    private async Task LookUpAsync(int[] keys, DateTimeOffset newest, LogPosition position, int most)
    {
        var atLeast = TimeSpan.Zero;
        while (_found.Count < most)
        {
            var (passed, missing) = (newest - position.At, most - _found.Count);
            if (passed < TimeSpan.FromSeconds(1)) passed = TimeSpan.FromSeconds(1);
            var span = Math.Max(atLeast.TotalSeconds, passed.TotalSeconds * Reserve * missing / (_found.Count + 1));
            var pieces = LogBlocks.Before(position.Id == default ? position.At.AddMicroseconds(-1) : position.At, TimeSpan.FromSeconds(Math.Min(span, int.MaxValue)));
            var (sql, parameters) = LogSql.Words(companyId, filter with { Words = _words }, keys, pieces, position, missing);
            _found.AddRange(await source.ReadAsync(sql, parameters));
            if (pieces.From is not { } from || from <= filter.From) return;
            // Where much less is found than was expected, the words were more common later on.
            atLeast = (most - _found.Count) * 4 > missing * 3 ? 4 * (position.At - from) : TimeSpan.Zero;
            position = new LogPosition(from, default);
        }
    }
}
