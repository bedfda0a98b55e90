using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>Callers branch on the types of problems, so each is written down in docs/problems.md.</summary>
public sealed partial class ProblemsTests
{
    [Fact]
    public void Every_problem_of_the_source_is_in_the_table_of_the_documents()
    {
        var table = File.ReadAllText(Path.Combine(Shape.Root(), "docs", "problems.md"));
        string[] rooms = ["services", "gateway", "ServiceDefaults", "ServiceDefaults.Data"];
        var names = Shape.SourceFiles().Select(source => source.File)
            .Where(file => rooms.Contains(file.Split('/')[0]))
            .SelectMany(file => Slugs().Matches(File.ReadAllText(Path.Combine(Shape.Root(), file))))
            .Select(match => match.Groups["slug"].Value).Distinct().Order().ToArray();

        Assert.True(names.Length > 15);
        Assert.DoesNotContain(names, name => !table.Contains($"| `{name}` |", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?:Problem\.Of|Details)\(\s*(?:\d{3}|StatusCodes\.\w+),\s*""(?<slug>[a-z0-9-]+)""")]
    private static partial Regex Slugs();
}
