using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;
using Web.Clients;
using Web.Settings;

namespace Web.FirstVisit;

/// <summary>One step on the way to the first reply.</summary>
/// <param name="Name">For tests and styles.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Words">How, or how far it is.</param>
/// <param name="Action">On the button.</param>
/// <param name="Href">Where it is done.</param>
/// <param name="IsDone">Read from what there is, never from what was clicked.</param>
public sealed record FirstStep(string Name, string Title, string Words, string Action, string Href, bool IsDone);

/// <summary>How far a company has come from "turn on" to the first reply. Whoever has had a reply has made the whole way and is not asked again.</summary>
public sealed class FirstStepsModel(NumbersClient numbers, ContactsClient contacts, LogClient log, bool hasHandsets)
{
    private const string Conversations = "/conversations";

    /// <summary>Empty until all is known.</summary>
    public IReadOnlyList<FirstStep> Steps { get; private set; } = [];

    public bool IsComplete { get; private set; }

    public int Done => Steps.Count(step => step.IsDone);

    /// <summary>The first that is open; null when none is.</summary>
    public FirstStep? Next => Steps.FirstOrDefault(step => !step.IsDone);

    /// <summary>Asks anew. Where an answer is missing, what was known stays: the page has better places for problems.</summary>
    public async Task LoadAsync()
    {
        if (IsComplete || (await log.TotalsAsync(new LogQuestion())).Value is not { } totals) return;
        if (totals is { Sent: > 0, Received: > 0 })
        {
            (IsComplete, Steps) = (true, []);
            return;
        }

        var number = numbers.ReadAsync();
        var clients = contacts.ListAsync(new ContactFilter(ContactKind.Client, Valid: true), null);
        if ((await number).Value is not { } status || (await clients).Value is not { } page) return;
        Steps = [TurnOn(status), Verify(status), Clients(page.Items), FirstText(totals, page.Items), FirstReply(totals, page.Items)];
    }

    private static FirstStep TurnOn(TextingNumberStatus status) => new(
        "turn-on", "Turn on texting",
        status switch
        {
            { Number: { State: NumberState.Owned } number } => $"Your number is {number.Display}.",
            { MayEnable: false, CannotEnable: { } why } => why,
            _ => "Choose the number your texts come from.",
        },
        "Choose a number", Settings("turn-on"), status.Number?.State == NumberState.Owned);

    private static FirstStep Verify(TextingNumberStatus status) => new(
        "verify", "Get verified",
        status switch
        {
            { NeedsRegistration: false } => "Not needed in your country.",
            { Standing: SenderStanding.Live } => "The carriers know you: your texts go out.",
            { Number.State: NumberState.Owned, StandingReason: { } why } => why,
            _ => "The carriers want to know who texts. A form, then some waiting.",
        },
        "Go to the form", Settings("verification"), !status.NeedsRegistration || status.Standing == SenderStanding.Live);

    private static FirstStep Clients(IReadOnlyList<ContactRow> people) => new(
        "numbers", "Put in your clients' numbers",
        people.Count > 0 ? "You have clients who can be texted." : "Enter mobile numbers in the clients' profiles; here you see which ones work.",
        "See client numbers", Settings("client-numbers"), people.Count > 0);

    private static FirstStep FirstText(TextTotals totals, IReadOnlyList<ContactRow> people) => new(
        "text", "Send the first text",
        totals.Sent > 0 ? "It is on its way." : Reachable(people) is { } first ? $"Say hello, for example to {first.Name}." : "Pick a client in the list and say hello.",
        "Write", Feed(people), totals.Sent > 0);

    private FirstStep FirstReply(TextTotals totals, IReadOnlyList<ContactRow> people) => new(
        "reply", "Get the first reply",
        hasHandsets ? "Answer from a phone on the wall of handsets; it appears in the feed at once." : "It appears in the client's feed at once.",
        hasHandsets ? "Open the handsets" : "Open the feed", hasHandsets ? "/dev/handsets" : Feed(people), totals.Received > 0);

    private static string Feed(IReadOnlyList<ContactRow> people) => Reachable(people) is { } first ? $"{Conversations}/{first.ContactId}" : Conversations;

    private static ContactRow? Reachable(IReadOnlyList<ContactRow> people) => people.FirstOrDefault(person => person is { TextingEnabled: true, OptedOut: false });

    private static string Settings(string tab) => $"{SettingsTabs.Address}/{tab}";
}
