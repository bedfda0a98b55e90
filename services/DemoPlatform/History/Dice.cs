namespace DemoPlatform.History;

/// <summary>Draws that are the same on every machine and with every version of .NET (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private const int Hundred = 100;
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var bits = _state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    public int Below(int end) => (int)(Next() % (ulong)end);

    /// <summary>Both ends can come.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(int percent) => Below(Hundred) < percent;

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>The heavier, the likelier.</summary>
    public T Weighted<T>(IReadOnlyList<T> items, Func<T, int> weight)
    {
        var left = Below(items.Sum(weight));
        foreach (var item in items)
        {
            left -= weight(item);
            if (left < 0) return item;
        }

        return items[^1];
    }

    /// <summary>A UUIDv7 of that moment, as Messaging makes its ids: the month a text is kept in is read from it.</summary>
    public Guid Id(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        var milliseconds = (ulong)at.ToUnixTimeMilliseconds();
        for (var place = 0; place < 6; place++) bytes[place] = (byte)(milliseconds >> (8 * (5 - place)));
        var (high, low) = (Next(), Next());
        bytes[6] = (byte)(0x70 | ((high >> 8) & 0x0F));
        bytes[7] = (byte)high;
        bytes[8] = (byte)(0x80 | ((low >> 56) & 0x3F));
        for (var place = 9; place < 16; place++) bytes[place] = (byte)(low >> (8 * (15 - place)));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A name as the carrier gives to its messages.</summary>
    public string Sid(string prefix) => $"{prefix}{Next():x16}{Next():x16}";
}
