namespace Architecture.Tests;

/// <summary>The twins: every rule, run on code that breaks it, must turn red and name the culprit.</summary>
public sealed class GuiltyTests
{
    private static readonly IReadOnlyList<Use> Fixtures = Uses.Of(typeof(GuiltyTests).Assembly);

    [Fact]
    public void A_gateway_that_knows_a_contract_is_found() =>
        Caught("KnowsAContract", Rules.MayNot(Fixtures, "Guilty.Gateway", "Texting.Contracts"));

    [Fact]
    public void A_capability_that_calls_the_carrier_is_found()
    {
        var violations = Rules.Rooms(Fixtures, "Guilty.Messaging", RoomsTests.MessagingRooms).ToArray();
        Caught("CallsTheCarrier", violations);
        Caught("HiddenInGenerics", violations);
    }

    [Fact]
    public void A_decision_that_looks_at_the_clock_is_found() =>
        Caught("ImpureDecision", Rules.Pure(Fixtures, ["Guilty.Messaging.Conversations.ImpureDecision"]));

    [Fact]
    public void A_decision_that_waits_is_found() =>
        Caught("WaitingDecision", Rules.Pure(Fixtures, ["Guilty.Messaging.Conversations.WaitingDecision"]));

    [Fact]
    public void A_route_table_with_logic_is_found() => Caught("LogicEndpoints", Rules.EndpointsOnlyRoute(Fixtures));

    [Fact]
    public void A_publisher_beside_the_relay_is_found()
    {
        var violations = Rules.OnlyTheRelayPublishes(Fixtures).ToArray();
        Caught("PublishesItself", violations);
        Caught("PublishesFromAConsumer", violations);
    }

    [Fact]
    public void A_consumer_that_sees_all_companies_is_found() => Caught("OnSomething", Rules.OnlyWorkersSeeAllCompanies(Fixtures));

    [Fact]
    public void A_context_without_a_scope_is_found() => Caught("TakesItsOwnContext", Rules.ContextsComeFromTheScope(Fixtures));

    [Fact]
    public void Twilio_outside_the_carrier_room_is_found() => Caught("SpeaksTwilio", Rules.OnlyCarrierRoomsSpeakTwilio(Fixtures));

    [Fact]
    public void Mail_outside_the_email_room_is_found() => Caught("Mails", Rules.OnlyTheEmailRoomMails(Fixtures));

    [Fact]
    public void A_file_that_is_too_long_is_found() =>
        Assert.NotEmpty(Shape.TooLong([("Long.cs", 251), ("Short.cs", 250)]));

    [Fact]
    public void An_endpoint_without_a_policy_is_found() => Assert.NotEmpty(Shape.WithoutPolicy(Shape.GuiltyEndpoints()));

    [Fact]
    public void A_table_without_a_company_is_found() => Assert.NotEmpty(Shape.WithoutCompany(Shape.GuiltyModel()));

    private static void Caught(string culprit, IEnumerable<Use> violations) =>
        Assert.Contains(violations, violation => violation.From.EndsWith(culprit, StringComparison.Ordinal));
}
