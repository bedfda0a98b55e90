using System.Runtime.CompilerServices;
using System.Text.Json;
using Notifications.PlatformEvents;

namespace Notifications.Tests.PlatformEvents;

/// <summary>
/// Our check of schemas against somebody else's: verdicts.jsonl holds events with one place changed and what ajv said of
/// each. docs/verdicts.mjs writes it again. VERDICTS=file compares another one.
/// </summary>
public sealed class VerdictsTests
{
    [Fact]
    public void We_take_what_another_validator_takes_and_nothing_else()
    {
        var differences = File.ReadLines(Environment.GetEnvironmentVariable("VERDICTS") ?? Beside("verdicts.jsonl")).Select(line => JsonElement.Parse(line))
            .Where(one => one.GetProperty("valid").GetBoolean() != Errors(one) is [])
            .Select(one => $"{one.GetProperty("type")} {one.GetProperty("at")}: {string.Join(' ', Errors(one))} {one.GetProperty("data")}");

        Assert.Empty(differences);
    }

    private static string[] Errors(JsonElement one) =>
        [.. SchemaCheck.Errors(one.GetProperty("data"), PlatformTypes.All[one.GetProperty("type").GetString()!].Schema).Select(error => $"{error.Key} {error.Value[0]}")];

    private static string Beside(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
