namespace Messaging.Texts;

/// <summary>
/// What a page of a search may cost, in blocks of the database: 170 for the 26 lines that a page of the log reads. What it has cost is
/// what the database counted; what the next look will cost is estimated from the last.
/// </summary>
internal sealed class LogBudget(int lines, long[] blocks)
{
    // The line itself and the name of its person.
    private const int OfALine = 4;
    private const int OfAName = 3;

    // What is read by another index than that of the words is not counted.
    private const int OfAStatement = 4;
    private const int OfAKey = 3;

    private long[] _blocks = blocks;

    public long Left { get; private set; } = 40 + (5L * lines);

    /// <summary>What a look into a month costs that finds nothing: the head of the index, and a way down for each thing looked for.</summary>
    public static int OfAMonth(int keys) => 2 + (OfAKey * keys);

    /// <summary>What naming pieces of a month costs more.</summary>
    public static int OfPieces(LogBlocks pieces) => OfAKey * pieces.Marks.Count;

    public bool IsEnoughFor(int blocks) => Left >= blocks + OfAStatement + OfALine;

    /// <summary>Whether so many rows that are of no use may be fetched beside those that are.</summary>
    public bool IsEnoughForRows(double rows) => rows <= Left / 8.0;

    /// <summary>Takes off what was looked at since the last time.</summary>
    /// <returns>How much that was, of the index and of the log with the names.</returns>
    public (long OfIndex, long OfRows) Pay(long[] blocks, int linesFound)
    {
        var (index, rows) = (blocks[0] - _blocks[0], blocks[1] - _blocks[1] + (OfAName * linesFound));
        _blocks = blocks;
        Left -= index + rows + OfAStatement;
        return (index, rows);
    }

    /// <summary>How many months can be looked through, if there is nothing in them.</summary>
    public int Months(int perMonth) => perMonth == 0 ? int.MaxValue : (int)Math.Max(1, (Left - OfAStatement) / perMonth);

    /// <summary>How many of the missing lines can be paid for.</summary>
    public int LinesFor(int missing, int perMonth) => (int)Math.Clamp((Left - perMonth) / OfALine, 1, missing);

    /// <summary>How many rows may have the words before a look is given up.</summary>
    public int RowsFor(int wanted, int perMonth) => (int)Math.Min(Math.Max(2L * wanted, Left / 3), Math.Max(8, Left - perMonth));
}
