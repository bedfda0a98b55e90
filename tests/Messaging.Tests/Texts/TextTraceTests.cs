using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Messaging.Tests.Carrier;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Testing;

namespace Messaging.Tests.Texts;

/// <summary>C7: every text is one connected trace from click to receipt, and is counted.</summary>
[Trait("Needs", "Servers")]
public sealed class TextTraceTests(TextingHost host) : IClassFixture<TextingHost>
{
    [Fact]
    public async Task Claim_answer_and_callbacks_of_a_text_are_in_the_trace_of_the_click()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Texting.Messages" or "the click",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("the click");
        var ann = await host.GivenClientAsync();
        Guid text;
        ActivityTraceId trace;
        using (var click = source.StartActivity("compose"))
        {
            trace = click!.TraceId;
            text = (await host.ComposeAsync(ann, "follow me"))[0];
        }

        await host.EventuallyAsync(text, TextStatus.Delivered);
        await Eventually.Until(() => Spans().Contains("text Delivered") && Spans().Contains("send text"));
        Assert.Superset(new HashSet<string> { "compose", "text Sending", "send text", "text Delivered" }, Spans());
        var facts = await host.InDatabaseAsync(db => db.Database.SqlQuery<string>(
            $"SELECT trace_parent AS \"Value\" FROM published WHERE body LIKE {"%" + text + "%"}").ToListAsync());
        Assert.Equal(2, facts.Count);
        Assert.All(facts, parent => Assert.Contains(trace.ToHexString(), parent, StringComparison.Ordinal));
        Assert.All(spans, span => Assert.DoesNotContain(ann.Phone, string.Join(' ', span.TagObjects.Select(tag => $"{tag.Value}")), StringComparison.Ordinal));

        HashSet<string> Spans() => [.. spans.Where(span => span.TraceId == trace).Select(span => span.OperationName)];
    }

    [Fact]
    public async Task Sent_delivered_and_refused_texts_are_counted()
    {
        var counted = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (instrument.Meter.Name == "Texting.Messages") meters.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => counted.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.Start();

        var ann = await host.GivenClientAsync();
        var sent = (await host.ComposeAsync(ann, "counted"))[0];
        await host.EventuallyAsync(sent, TextStatus.Delivered);
        var late = await host.InDatabaseAsync(db => TextingHost.ComposeAsync(db, ann, ["too late"], notAfter: TimeProvider.System.GetUtcNow().AddDays(-1)));
        await host.EventuallyAsync(late[0], TextStatus.Refused);

        await Eventually.Until(() => counted.GetValueOrDefault("texting.texts.refused") >= 1);
        Assert.True(counted["texting.texts.sent"] >= 1);
        Assert.True(counted["texting.texts.delivered"] >= 1);
    }
}
