namespace Texting.Contracts.Messaging.Http;

/// <summary>The Configuration tab: <c>GET /api/messaging/settings</c>.</summary>
/// <param name="ClientPhoneField">The client field that phones are read from; null while the company has no such field.</param>
/// <param name="ClientPhoneFields">The fields to choose from, the platform's own first.</param>
/// <param name="MaxTexts">"Max messages per conversation": into how many texts a feed message is split at most, 1-10.</param>
/// <param name="MaxImages">"Maximum images per conversation", 0-10.</param>
/// <param name="JoinLongTexts">True: a long message is one concatenated text; false: separate ones.</param>
/// <param name="TextClients">"Message sent to clients".</param>
/// <param name="TextStaff">"Staff is sent message".</param>
/// <param name="Version">Send it back with a change: a change of an older version is refused.</param>
/// <param name="ChangedAt">When it was last changed, UTC; null when never.</param>
/// <param name="ChangedBy">Who did; null when nobody.</param>
public sealed record TextingSettings(
    string? ClientPhoneField,
    IReadOnlyList<string> ClientPhoneFields,
    int MaxTexts,
    int MaxImages,
    bool JoinLongTexts,
    bool TextClients,
    bool TextStaff,
    string Version,
    DateTimeOffset? ChangedAt,
    string? ChangedBy);

/// <summary>Save the Configuration tab: <c>PUT /api/messaging/settings</c>.</summary>
/// <param name="ClientPhoneField">One of the company's fields; null for the platform's own.</param>
/// <param name="MaxTexts">1-10.</param>
/// <param name="MaxImages">0-10.</param>
/// <param name="JoinLongTexts">See <see cref="TextingSettings"/>.</param>
/// <param name="TextClients">See <see cref="TextingSettings"/>.</param>
/// <param name="TextStaff">See <see cref="TextingSettings"/>.</param>
/// <param name="Version">As read. 409 <c>changed-meanwhile</c> when somebody else saved since.</param>
public sealed record SaveSettings(
    string? ClientPhoneField, int MaxTexts, int MaxImages, bool JoinLongTexts, bool TextClients, bool TextStaff, string Version);

/// <summary>One value that somebody changed: <c>GET /api/messaging/settings/history</c>.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Setting">Its name, as in <see cref="SaveSettings"/>, camelCase.</param>
/// <param name="From">The value before.</param>
/// <param name="To">The value since.</param>
public sealed record SettingHistory(DateTimeOffset At, string? By, string Setting, string? From, string? To);

/// <summary>What would another phone field do? <c>POST /api/messaging/settings/preview-phone-field</c>.</summary>
/// <param name="ClientPhoneField">One of the company's fields; null for the platform's own.</param>
public sealed record PreviewPhoneField(string? ClientPhoneField);

/// <summary>The effect of a phone field on the active clients, before it is saved.</summary>
/// <param name="Valid">Clients whose number obeys the number plan and can be texted.</param>
/// <param name="Invalid">Clients with something else in the field.</param>
/// <param name="Empty">Clients with nothing in it.</param>
/// <param name="Changed">Clients whose texting number would be another one than now.</param>
/// <param name="Examples">Up to five of those.</param>
public sealed record PhoneFieldPreview(int Valid, int Invalid, int Empty, int Changed, IReadOnlyList<PhoneFieldExample> Examples);

/// <summary>A client whose number would change.</summary>
/// <param name="ContactId">The client.</param>
/// <param name="Name">Full name.</param>
/// <param name="Before">E.164 or as typed; null when empty.</param>
/// <param name="After">E.164 or as typed; null when empty.</param>
/// <param name="ProblemAfter">Why the new one is not valid; null when it is.</param>
public sealed record PhoneFieldExample(Guid ContactId, string Name, string? Before, string? After, Refusal? ProblemAfter);
