using System.Text.Json;
using System.Text.Json.Nodes;
using Notifications.PlatformEvents;
using Texting.Contracts;
using Texting.Contracts.Platform;

namespace Notifications.Tests.PlatformEvents;

public sealed class ReadCloudEventTests
{
    /// <summary>A change to a good event, and where the error stands.</summary>
    public static TheoryData<string, string?, string> Faults => new()
    {
        { "specversion", "\"0.3\"", "specversion" },
        { "specversion", null, "specversion" },
        { "id", null, "id" },
        { "id", "\"\"", "id" },
        { "id", "7", "id" },
        { "id", "\"a\\u0000b\"", "id" },
        { "source", null, "source" },
        { "source", "\"two words\"", "source" },
        { "type", null, "type" },
        { "time", "\"yesterday\"", "time" },
        { "time", "\"2026-12-01T09:20:00\"", "time" },
        { "datacontenttype", "\"text/xml\"", "datacontenttype" },
        { "data", null, "data" },
        { "data", "[]", "data" },
        { "data", "\"{}\"", "data" },
        { "data.companyId", null, "data.companyId" },
        { "data.companyId", "null", "data.companyId" },
        { "data.companyId", "\"7\"", "data.companyId" },
        { "data.companyId", "\"00000000-0000-0000-0000-000000000000\"", "data.companyId" },
        { "data.minutesLate", "-1", "data.minutesLate" },
        { "data.minutesLate", "\"20\"", "data.minutesLate" },
        { "data.minutesLate", "20.5", "data.minutesLate" },
        { "data.minutesLate", "3000000000", "data.minutesLate" },
        { "data.minutesLate", "1e400", "data.minutesLate" },
        { "data.scheduledStart", "\"2026-12-01\"", "data.scheduledStart" },
        { "data.scheduledStart", "\"2026-13-01T00:00:00Z\"", "data.scheduledStart" },
        { "data.serviceName", "null", "data.serviceName" },
        { "data.serviceName", "\"\\ud83d\"", "event" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told_by_its_place(string at, string? value, string place)
    {
        var json = value is null ? Element(Events.StaffLate().Without(at)) : Changed(at, value);
        var read = ReadCloudEvent.Of(json);

        Assert.Null(read.Event);
        Assert.Equal("urn:texting:problem:event-invalid", read.Problem!.Type);
        Assert.Equal(place, Assert.Single(Errors(read)).Key);
    }

    [Theory]
    [InlineData("time", "null")]
    [InlineData("time", "\"2026-12-01T09:20:00.123456789Z\"")]
    [InlineData("datacontenttype", "\"application/json; charset=utf-8\"")]
    [InlineData("subject", "\"visit 7\"")]
    [InlineData("source", "\"https://schedule.example/visits\"")]
    [InlineData("traceparent", "\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"")]
    [InlineData("data.addedLater", "{\"by\":\"a newer publisher\"}")]
    [InlineData("data.minutesLate", "0")]
    public void What_is_allowed_is_taken(string at, string value)
    {
        Assert.IsType<StaffLate>(ReadCloudEvent.Of(Changed(at, value)).Event!.Data);
    }

    [Theory]
    [InlineData("platform.unheard-of")]
    [InlineData("messaging.send-message")]
    public void Only_the_platforms_own_types_are_relayed(string type)
    {
        var read = ReadCloudEvent.Of(Element(Events.StaffLate().With("type", type)));

        Assert.Equal("urn:texting:problem:event-type-unknown", read.Problem!.Type);
        Assert.Equal((type, "late-1"), (read.Type, read.Id));
    }

    [Fact]
    public void All_faults_of_an_event_are_told_at_once_but_no_more_than_a_person_reads()
    {
        Assert.Equal(["data.companyId", "data.minutesLate"], Errors(ReadCloudEvent.Of(
            Element(Events.StaffLate().Without("data.companyId").With("data.minutesLate", -1)))).Keys.Order());

        var phones = new JsonObject(Enumerable.Range(0, 300).Select(n => KeyValuePair.Create($"f{n}", (JsonNode?)n)));
        var client = Events.StaffLate().With("type", "platform.client-changed").With("data", new JsonObject { ["phoneFields"] = phones });
        Assert.InRange(Errors(ReadCloudEvent.Of(Element(client))).Count, 6, 20);
    }

    [Fact]
    public void The_same_event_spelt_differently_is_the_same_and_another_is_not()
    {
        var one = ReadCloudEvent.Of(Element(Events.StaffLate())).Event!;
        var spelt = ReadCloudEvent.Of(JsonElement.Parse(Events.StaffLate().ToJsonString().Replace("30 minute", "\\u0033\\u0030 minute", StringComparison.Ordinal))).Event!;
        var other = ReadCloudEvent.Of(Element(Events.StaffLate(minutes: 21))).Event!;

        Assert.Equal(one.Fingerprint, spelt.Fingerprint);
        Assert.NotEqual(one.Fingerprint, other.Fingerprint);
        Assert.Equal(Guid.Parse(Events.Company), one.CompanyId);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 14, 20, 0, TimeSpan.Zero), one.OccurredAt);
    }

    [Fact]
    public void Our_schemas_use_only_keywords_the_check_knows()
    {
        Assert.Equal(Catalog.Messages.Count(message => message.WireName.StartsWith("platform.", StringComparison.Ordinal)), PlatformTypes.All.Count);
        Assert.All(PlatformTypes.All.Values, type => Assert.Empty(Keywords(type.Schema).Except(SchemaCheck.Keywords)));
    }

    private static IEnumerable<string> Keywords(JsonElement schema)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            yield return keyword.Name;
            var inner = keyword.Name switch
            {
                "properties" => keyword.Value.EnumerateObject().Select(property => property.Value),
                "items" or "additionalProperties" => [keyword.Value],
                _ => [],
            };
            foreach (var below in inner.SelectMany(Keywords)) yield return below;
        }
    }

    private static Dictionary<string, string[]> Errors(ReadEvent read) => Assert.IsType<Dictionary<string, string[]>>(read.Problem!.Extensions["errors"]);

    // By text: a JsonNode would refuse to hold some of what publishers send.
    private static JsonElement Changed(string at, string value) =>
        JsonElement.Parse(Events.StaffLate().With(at, "HERE").ToJsonString().Replace("\"HERE\"", value, StringComparison.Ordinal));

    private static JsonElement Element(JsonObject json) => JsonElement.Parse(json.ToJsonString());
}
