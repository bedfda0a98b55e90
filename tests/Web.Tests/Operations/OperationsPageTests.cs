using AngleSharp.Dom;
using Bunit;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using ServiceDefaults.Operations;
using Texting.Contracts.Messaging.Http;
using Web.Clients;
using Web.Conversations;
using Web.Operations;
using Web.Tests.Support;

namespace Web.Tests.Operations;

public class OperationsPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(CallerRole.Admin)]
    [InlineData(CallerRole.Client)]
    public async Task Nobody_but_operators_asks_the_services(CallerRole role)
    {
        await using var page = await Page.OpenAsync(role);
        var view = page.Render<OperationsPage>();
        Assert.NotEmpty(view.FindAll(Page.Hook("not-for-you")));
        Assert.Empty(page.Gateway.Seen);
    }

    [Fact]
    public async Task A_service_that_is_down_does_not_hide_the_others()
    {
        await using var page = await Page.OpenAsync(CallerRole.Operator);
        var hold = new TaskCompletionSource();
        page.Gateway.Delays = request => request.Path.StartsWithSegments("/api/numbers", StringComparison.Ordinal) ? hold.Task : null;
        page.Gateway.Refuses = request => request.Path.StartsWithSegments("/api/numbers", StringComparison.Ordinal) ? Problem.Of(403, "not-allowed", "Not allowed.", "No.") : null;
        var view = page.Render<OperationsPage>();
        Assert.Equal("Healthy", view.WaitForElement(Page.Hook("service-billing"), Patience).GetAttribute("data-status"));
        view.WaitForElement(Page.Hook("text-figures"), Patience);
        Assert.Empty(view.FindAll(Page.Hook("service-numbers")));
        hold.SetResult();
        Assert.Equal("Refused", view.WaitForElement(Page.Hook("service-numbers"), Patience).GetAttribute("data-status"));
        Assert.Equal("90.0%", view.Find(Page.Hook("delivery-rate")).TextContent.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(60, view.FindAll("rect").Count);
        Assert.Equal(["30003", "30007"], view.FindAll($"{Page.Hook("codes")} code").Select(code => code.TextContent));
    }

    [Fact]
    public async Task What_was_set_aside_is_looked_at_and_put_back()
    {
        await using var page = await Page.OpenAsync(CallerRole.Operator);
        page.Gateway.Operations.States["billing"] = OperationsStub.Healthy("billing", new QueueState(OperationsStub.Queue, 0, 1, 1));
        page.Gateway.Operations.Letters.Add(new("0198", Some.Noon, "System.InvalidOperationException", 120));
        var view = page.Render<OperationsPage>();
        await view.WaitForElement(Page.Hook($"look-{OperationsStub.Queue}"), Patience).ClickAsync(new());
        Assert.Contains("System.InvalidOperationException", view.WaitForElement(Page.Hook("dead-letter"), Patience).TextContent, StringComparison.Ordinal);
        await view.Find(Page.Hook("retry")).ClickAsync(new());
        Assert.StartsWith("1 message is back in the queue.", view.WaitForElement(Page.Hook("retried"), Patience).TextContent, StringComparison.Ordinal);
        Assert.Empty(view.FindAll(Page.Hook("dead-letter")));
    }

    [Fact]
    public void Trouble_is_said_even_when_every_check_is_green()
    {
        var state = OperationsStub.Healthy("billing", new QueueState("billing.a", 4, 0, 0), new QueueState("billing.b", 1, 1, 2)) with { Outbox = new OutboxState(3, 600) };
        var line = ServiceLine.Of("billing", state);
        Assert.Equal((Tone.Doubt, 5L, 2L), (line.Tone, line.Waiting, line.DeadLetters));
        Assert.Equal(["The oldest of 3 facts has waited 10 min for the broker.", "Nobody reads billing.a.", "2 of billing.b could not be handled."], line.Troubles.Select(trouble => trouble.Words));
        Assert.Equal([null, null, "billing.b"], line.Troubles.Select(trouble => trouble.Queue));
    }

    [Fact]
    public void A_card_that_warns_never_says_Healthy()
    {
        string Word(ServiceState state) => ServiceLine.Of("billing", state).Word;
        var healthy = OperationsStub.Healthy("billing", new QueueState("billing.a", 0, 1, 0));
        Assert.Equal("Healthy", Word(healthy));
        Assert.Equal("1 set aside", Word(healthy with { Queues = [new("billing.a", 0, 1, 1)] }));
        Assert.Equal("1,200 set aside", Word(healthy with { Queues = [new("billing.a", 0, 1, 1_200)] }));
        Assert.Equal("Queue without a reader", Word(healthy with { Queues = [new("billing.a", 0, 0, 1)] }));
        Assert.Equal("Facts wait for the broker", Word(healthy with { Outbox = new OutboxState(3, 600) }));
        Assert.Equal("Broker out of sight", Word(healthy with { Queues = null }));
        Assert.Equal("Degraded", Word(healthy with { Status = "Degraded", Queues = null }));
    }

    [Fact]
    public void No_answer_is_bad_and_a_missing_broker_is_told()
    {
        Assert.Equal((Tone.Bad, "No answer"), (ServiceLine.Of("x", ApiProblem.Unreachable).Tone, ServiceLine.Of("x", ApiProblem.Unreachable).Word));
        Assert.Contains("the broker does not answer", Assert.Single(ServiceLine.Of("x", OperationsStub.Healthy("x") with { Queues = null }).Troubles).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.44, "0.4 s")]
    [InlineData(75, "75 s")]
    [InlineData(600, "10 min")]
    [InlineData(8000, "2 h")]
    public void Ages_are_short(double seconds, string words) => Assert.Equal(words, ServiceLine.Age(seconds));

    [Fact]
    public void A_rate_needs_texts_whose_end_is_known()
    {
        Assert.Null(Outcomes.Of([new StateTotal(TextState.Sent, 5, 5)]).Rate);
        Assert.Empty(Outcomes.Of([]).Parts);
        Assert.Equal(0.75, Outcomes.Of([new(TextState.Delivered, 3, 3), new(TextState.Failed, 1, 1), new(TextState.Refused, 9, 9)]).Rate);
    }
}
