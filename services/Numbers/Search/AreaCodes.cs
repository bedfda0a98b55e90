using System.Reflection;

namespace Numbers.Search;

/// <summary>Where an area code is.</summary>
/// <param name="Overlays">The other codes of the same place.</param>
internal sealed record AreaCode(string Code, string Country, string Region, IReadOnlyList<string> Overlays);

/// <summary>The area codes of the US and Canada. Premium, toll-free and Caribbean ones are not among them.</summary>
internal static class AreaCodes
{
    private static readonly Dictionary<string, AreaCode> ByCode = Read();

    public static AreaCode? Find(string code) => ByCode.GetValueOrDefault(code);

    private static Dictionary<string, AreaCode> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("area-codes.txt")!;
        using var reader = new StreamReader(stream);
        var all = new Dictionary<string, AreaCode>(StringComparer.Ordinal);
        foreach (var line in reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var (place, codes) = (line[..line.IndexOf(':', StringComparison.Ordinal)].Split(' '), line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            foreach (var group in codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(group => group.Split('=')))
            {
                foreach (var code in group)
                {
                    // A code may belong to two overlays, as 917 does.
                    var others = group.Where(other => other != code).Concat(all.GetValueOrDefault(code)?.Overlays ?? []).Distinct();
                    all[code] = new AreaCode(code, place[0], place[1], [.. others]);
                }
            }
        }

        return all;
    }
}
