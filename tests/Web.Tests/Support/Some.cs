using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Web.Tests.Support;

/// <summary>Rows with sensible values where a test does not care.</summary>
public static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly Guid Ann = Guid.Parse("01980000-0000-7000-8000-000000000201");
    public static readonly Guid Ben = Guid.Parse("01980000-0000-7000-8000-000000000202");

    public static ConversationSummary Conversation(
        string name, DateTimeOffset? at = null, int unread = 0, Guid? id = null, ContactKind kind = ContactKind.Client) =>
        new(id ?? Guid.CreateVersion7(), kind, name, at is null ? null : $"Hello from {name}", at, true, unread);

    public static ConversationHead Head(Guid id, string name = "Ann Miller", Refusal? cannotText = null) =>
        new(id, ContactKind.Client, name, "+14155550111", DeliveryMode.TextOnly, true, cannotText is not null, cannotText, "+14155550100", 5);

    public static FeedEntry Entry(Guid contact, FeedEntryKind kind, string html, DateTimeOffset? at = null, params FeedText[] texts) =>
        new(Guid.CreateVersion7(), contact, kind, html, at ?? Noon, kind == FeedEntryKind.Outbound ? "Olivia Park" : null,
            kind == FeedEntryKind.Outbound ? DeliveryMode.TextOnly : null, null, null, texts);

    public static FeedText Text(TextState status, int part = 1, int parts = 1, Refusal? reason = null) =>
        new(Guid.CreateVersion7(), part, parts, status, reason, "body", 1, [], Noon);

    public static FeedImage Picture(ImageState state = ImageState.Ready, Refusal? notTexted = null, bool isReportCard = false) =>
        new(Guid.CreateVersion7(), state, state == ImageState.Ready ? "/media/x" : null, 800, 600, isReportCard,
            state == ImageState.Failed ? new Refusal("image-not-there", "It is not there any more.", null) : null, notTexted);

    public static ComposePreview Preview(params PreviewPart[] parts) =>
        new(DeliveryMode.TextOnly, parts, "GSM-7", parts.Length == 0 ? 0 : parts[^1].Limit - parts[^1].Characters, [], null, null);

    public static Refusal OptedOut { get; } = new("opted-out", "Ann texted STOP.", "Ann can text START to resume.");

    public static RegistrationView Registration(RegistrationForm form, params RegistrationStepView[] steps) => new(
        Guid.CreateVersion7(), RegistrationStanding.UnderReview, form with { TaxId = null }, "6789", false,
        steps.Length > 0 ? steps : [Step(RegistrationStepName.BusinessProfile, StepLight.Amber, "Twilio looks at it.")], null, false, 3, Noon);

    public static RegistrationStepView Step(RegistrationStepName name, StepLight light, string? reason = null, string? action = null) =>
        new(name, light, Noon, null, reason, action, null);

    public static UnassignedText Unassigned(string body, params Suggestion[] suggestions) => new(
        Guid.CreateVersion7(), Noon, "+14155550199", body, 0, UnassignedReason.NobodyKnown, UnassignedStanding.Open, suggestions, null, null, null, null, false);
}
