using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Texting.Contracts;

namespace Contracts.Tests;

/// <summary>
/// The JSON of every message, fixed in reviewed files. A changed or removed property is a red test: others have
/// programmed against it. A new message or an added property: run with UPDATE_SNAPSHOTS=1 and review the difference.
/// </summary>
public sealed class WireSnapshotTests
{
    public static TheoryData<string> Messages => [.. Catalog.Messages.Select(entry => entry.WireName)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void The_json_of_a_message_is_what_was_reviewed(string wireName)
    {
        var file = Repository.File($"tests/Contracts.Tests/Snapshots/{wireName}.json");
        var current = Schema(Catalog.Messages.Single(entry => entry.WireName == wireName).Type);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(file, current);

        Assert.True(File.Exists(file), $"{wireName} has no reviewed snapshot.");
        Assert.Equal(File.ReadAllText(file), current);
    }

    [Fact]
    public void There_is_no_snapshot_of_a_message_that_is_gone()
    {
        var files = Directory.EnumerateFiles(Repository.File("tests/Contracts.Tests/Snapshots"), "*.json").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Catalog.Messages.Select(entry => entry.WireName).Order(), files.Order()!);
    }

    [Fact]
    public void A_renamed_property_would_turn_the_snapshot_red()
    {
        Assert.NotEqual(Schema(typeof(Before)), Schema(typeof(After)));
    }

    [Fact]
    public void Readers_ignore_properties_they_do_not_know()
    {
        foreach (var entry in Catalog.Messages)
        {
            var json = JsonSerializer.SerializeToNode(Sample(entry.Type), entry.Type, WireFormat.Json)!.AsObject();
            json["addedLater"] = "by a newer publisher";
            Assert.NotNull(json.Deserialize(entry.Type, WireFormat.Json));
        }
    }

    [Fact]
    public void Enums_travel_by_name()
    {
        foreach (var property in Catalog.Messages.SelectMany(entry => entry.Type.GetProperties()).Where(property => property.PropertyType.IsEnum))
        {
            var value = Enum.GetValues(property.PropertyType).GetValue(0)!;
            Assert.Equal($"\"{value}\"", JsonSerializer.Serialize(value, property.PropertyType, WireFormat.Json));
        }
    }

    private static string Schema(Type type)
    {
        var schema = WireFormat.Json.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }

    private static object Sample(Type type)
    {
        var constructor = type.GetConstructors().Single(c => c.GetParameters().Length > 1);
        return constructor.Invoke([.. constructor.GetParameters().Select(Value)]);
    }

    private static object? Value(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var t when t == typeof(string) => "text",
        var t when t == typeof(IReadOnlyList<string>) => new[] { "one" },
        var t when t == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { ["field"] = "value" },
        { IsValueType: true } t => Activator.CreateInstance(t),
        _ => null,
    };

    private sealed record Before(Guid TextMessageId);

    private sealed record After(Guid TextId);
}
