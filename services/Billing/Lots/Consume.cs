namespace Billing.Lots;

/// <summary>Included texts of one month that are not used yet.</summary>
/// <param name="Month">First day of the month they were granted for.</param>
/// <param name="Left">How many are left.</param>
public readonly record struct LotBalance(DateOnly Month, int Left);

/// <summary>Texts taken from a lot.</summary>
/// <param name="Month">The lot's month.</param>
/// <param name="Texts">How many; negative when they were given back.</param>
public readonly record struct Taken(DateOnly Month, int Texts);

/// <summary>What became of the lots.</summary>
/// <param name="Lots">All of them with what is left, oldest first.</param>
/// <param name="Taken">What was taken from which, oldest first; lots that gave nothing are not in it.</param>
/// <param name="Beyond">Texts no lot could pay for.</param>
public sealed record Consumption(IReadOnlyList<LotBalance> Lots, IReadOnlyList<Taken> Taken, int Beyond);

/// <summary>First in, first out: the oldest texts are used first, so that what may expire is used before what may not.</summary>
public static class Consume
{
    /// <param name="lots">Any order; one per month.</param>
    /// <param name="texts">Texts to pay for. Negative after a correction by the carrier: the newest lot gets them back.</param>
    public static Consumption Of(IEnumerable<LotBalance> lots, int texts)
    {
        var left = lots.OrderBy(lot => lot.Month).ToList();
        var taken = new List<Taken>();
        if (texts < 0 && left is [.., var newest])
        {
            left[^1] = newest with { Left = newest.Left - texts };
            return new(left, [new(newest.Month, texts)], 0);
        }

        for (var i = 0; i < left.Count && texts > 0; i++)
        {
            var piece = Math.Min(left[i].Left, texts);
            if (piece == 0) continue;
            left[i] = left[i] with { Left = left[i].Left - piece };
            taken.Add(new(left[i].Month, piece));
            texts -= piece;
        }

        return new(left, taken, Math.Max(0, texts));
    }
}
