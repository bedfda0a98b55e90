using TwilioSimulator.Faults;
using TwilioSimulator.Messages;

namespace TwilioSimulator.Tests.Messages;

public sealed class DeliveryPlanTests
{
    static readonly Pace Pace = new() { QueuedMs = 10, SentMs = 20, DeliveredMs = 30 };

    [Fact]
    public void A_status_is_reached_before_its_callback_is_sent()
    {
        var plan = DeliveryPlan.For(Text(Fate.Kind), failure: null, Pace);

        Assert.Equal(
            ["Queued", "Queued callback 1", "Sent", "Sent callback 1", "Delivered", "Delivered callback 1"], plan.Select(Describe));
    }

    [Fact]
    public void A_text_that_cannot_be_sent_fails_and_says_so() =>
        Assert.Equal(
            ["Queued", "Queued callback 1", "Failed", "Failed callback 1"],
            DeliveryPlan.For(Text(Fate.Kind), failure: 11200, Pace).Select(Describe));

    [Fact]
    public void Without_a_receipt_it_stays_at_sent() =>
        Assert.Equal("Sent callback 1", Describe(DeliveryPlan.For(Text(new Fate { NoReceipt = true }), null, Pace)[^1]));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_hidden_text_and_one_with_webhooks_off_tell_nobody(bool hidden, bool webhooksOff) =>
        Assert.DoesNotContain(DeliveryPlan.For(Text(new Fate { Hidden = hidden, WebhooksOff = webhooksOff }), null, Pace), step => step.IsCallback);

    [Fact]
    public void Duplicates_are_copies_of_the_same_status()
    {
        var callbacks = DeliveryPlan.For(Text(new Fate { Copies = 3 }), null, Pace).Where(step => step.IsCallback).ToList();

        Assert.Equal(9, callbacks.Count);
        Assert.All(callbacks.GroupBy(step => step.Status), copies => Assert.Equal([1, 2, 3], copies.Select(step => step.Copy)));
    }

    [Fact]
    public void Every_shuffle_is_really_out_of_order_and_after_the_last_status()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            var plan = DeliveryPlan.For(Text(new Fate { Shuffle = seed }), null, Pace);
            var callbacks = plan.Where(step => step.IsCallback).ToList();

            Assert.Equal(["Queued", "Sent", "Delivered"], plan.Where(step => !step.IsCallback).Select(Describe));
            Assert.NotEqual(callbacks.Select(step => step.Status).Order(), callbacks.Select(step => step.Status));
            Assert.All(callbacks, step => Assert.True(step.After >= TimeSpan.FromMilliseconds(30)));
        }
    }

    [Fact]
    public void Late_callbacks_do_not_make_the_text_late()
    {
        var plan = DeliveryPlan.For(Text(new Fate { LateMs = 5000 }), null, Pace);

        Assert.Equal(TimeSpan.FromMilliseconds(30), plan.Last(step => !step.IsCallback).After);
        Assert.Equal(TimeSpan.FromMilliseconds(5010), plan.First(step => step.IsCallback).After);
    }

    static string Describe(DeliveryStep step) => step.IsCallback ? $"{step.Status} callback {step.Copy}" : $"{step.Status}";

    static Message Text(Fate fate) => new()
    {
        Sid = "SM1",
        AccountSid = SimulatorHost.Account,
        Direction = MessageDirection.OutboundApi,
        To = SimulatorHost.Phone,
        ServiceChoosesSender = true,
        MessagingServiceSid = SimulatorHost.Service,
        Body = "hi",
        Segments = 1,
        StatusCallback = "https://t.example/s",
        Fate = fate,
        At = DateTimeOffset.UnixEpoch,
        StartsAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        Status = MessageStatus.Accepted,
    };
}
