using System.Text.Json.Nodes;
using Texting.Contracts;

namespace Contracts.Tests;

/// <summary>
/// What is published for those without .NET: one JSON Schema a message and the AsyncAPI document. Both are written from
/// the records; run with UPDATE_SNAPSHOTS=1 after a change and review the difference.
/// </summary>
public sealed class PublishedFilesTests
{
    public static TheoryData<string> Messages => [.. Catalog.Messages.Select(entry => entry.WireName)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void The_schema_of_a_message_says_what_its_record_says(string wireName) =>
        IsWritten($"contracts/schemas/{wireName}.schema.json", SchemaWriter.File(Catalog.Messages.Single(entry => entry.WireName == wireName)));

    [Fact]
    public void The_asyncapi_document_says_what_the_catalog_says() => IsWritten("contracts/asyncapi.json", AsyncApiWriter.Document());

    [Fact]
    public void There_is_no_schema_of_a_message_that_is_gone()
    {
        var files = Directory.EnumerateFiles(Repository.File("contracts/schemas")).Select(Path.GetFileName);
        Assert.Equal(Catalog.Messages.Select(entry => $"{entry.WireName}.schema.json").Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal)!);
    }

    [Fact]
    public void The_package_carries_the_schemas()
    {
        Assert.All(Catalog.Messages, entry => Assert.Contains(entry.Type.Name, MessageSchemas.Of(entry.WireName), StringComparison.Ordinal));
        Assert.Null(MessageSchemas.Of("platform.unheard-of"));
    }

    [Fact]
    public void Every_property_is_described()
    {
        foreach (var entry in Catalog.Messages)
            Assert.All(SchemaWriter.Payload(entry)["properties"]!.AsObject(), property => Assert.False(
                string.IsNullOrEmpty((string?)property.Value!["description"]), $"{entry.WireName}: {property.Key} has no description."));
    }

    private static void IsWritten(string path, JsonObject document)
    {
        var (file, current) = (Repository.File(path), SchemaWriter.Text(document));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(file, current);
        Assert.True(File.Exists(file), $"{path} is missing: run the tests with UPDATE_SNAPSHOTS=1.");
        Assert.Equal(File.ReadAllText(file), current);
    }
}
