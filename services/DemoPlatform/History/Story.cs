using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace DemoPlatform.History;

/// <summary>One thing somebody says in a story.</summary>
/// <param name="Words">What may be said: one of these is drawn.</param>
internal sealed record Line(bool FromClient, bool HasPicture, int Chance, int AfterLeast, int AfterMost, IReadOnlyList<string> Words);

/// <summary>A short exchange between staff and a client, see stories.txt.</summary>
internal sealed record Story(int Weight, int FromHour, int ToHour, bool ByOffice, string For, IReadOnlyList<Line> Lines)
{
    public static IReadOnlyList<Story> All { get; } = Read();

    public bool Suits(PastClient client) => For == "any" || For == client.Kind;

    private static List<Story> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("stories.txt")
            ?? throw new InvalidOperationException("stories.txt is not in the assembly.");
        using var reader = new StreamReader(stream);
        var stories = new List<Story>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '=') stories.Add(Head(line));
            else ((List<Line>)stories[^1].Lines).Add(Said(line));
        }

        return stories;
    }

    private static Story Head(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hours = words[2].Split('-');
        return new(Number(words[1]), Number(hours[0]), Number(hours[1]), words[3] == "office", words[4], new List<Line>());
    }

    private static Line Said(string line)
    {
        var match = Regex.Match(line, @"^([<>])(\+?) (?:(\d+)% )?(\d+)(?:-(\d+))? (.+)$");
        if (!match.Success) throw new FormatException($"Not a line of a story: {line}");
        var least = Number(match.Groups[4].Value);
        return new(
            match.Groups[1].Value == "<", match.Groups[2].Length > 0, match.Groups[3].Success ? Number(match.Groups[3].Value) : 100,
            least, match.Groups[5].Success ? Number(match.Groups[5].Value) : least, match.Groups[6].Value.Split(" | "));
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
