using System.Collections.Frozen;

namespace Notifications.Email.Templates;

/// <summary>A kind of email the product writes by itself.</summary>
/// <param name="Name">Stable, kebab-case: address of its template and purpose of its emails.</param>
/// <param name="Title">What admins see it called.</param>
/// <param name="Variables">What its subject and introduction may name, beside <c>company</c> and <c>owner</c>.</param>
/// <param name="Subject">Unless the company wrote its own.</param>
/// <param name="Intro">Unless the company wrote its own; paragraphs are parted by an empty line.</param>
/// <param name="Page">Where its button leads, below the public address.</param>
/// <param name="Button">What the button says.</param>
/// <param name="CanBeSwitchedOff">Then the mail says where (List-Unsubscribe); what texting depends on cannot.</param>
/// <param name="OfTeam">Goes to the customer-experience team, and no company changes its words.</param>
internal sealed record EmailKind(
    string Name, string Title, IReadOnlyList<string> Variables, string Subject, string Intro, string Page, string Button, bool CanBeSwitchedOff = false, bool OfTeam = false)
{
    public const string UnassignedText = "unassigned-text";
    public const string RegistrationTrouble = "registration-trouble";
    public const string RegistrationTroubleForTeam = "registration-trouble-team";
    public const string RegistrationWaiting = "registration-waiting";
    public const string RegistrationGreen = "registration-green";
    public const string PeriodReady = "period-ready";
    public const string UsageThreshold = "usage-threshold";

    /// <summary>Words every kind knows.</summary>
    public static readonly IReadOnlyList<string> Common = ["company", "owner"];

    public static readonly FrozenDictionary<string, EmailKind> All = new EmailKind[]
    {
        new(UnassignedText, "A text nobody could be found for", ["sender", "time"],
            "A text nobody could be found for",
            "Hi {owner},\n\n{company} received a text from {sender} on {time} that belongs to no conversation. Open it to see what it says, and say which client or staff member sent it.",
            "unassigned", "Open unassigned messages"),
        new(RegistrationTrouble, "The registration needs a correction", ["step", "reason"],
            "Your texting registration needs a correction",
            "Hi {owner},\n\nthe carriers did not accept the registration of {company}. Until it is corrected and accepted, no texts can be sent. What you entered is still there: correct it and submit again.",
            "verification", "Correct and submit again"),
        new(RegistrationTroubleForTeam, "A registration failed (customer experience)", ["step", "reason"],
            "Registration of {company} failed",
            "The registration of {company} failed. The owner, {owner}, was told too and may need help.",
            "verification", "Open texting", OfTeam: true),
        new(RegistrationWaiting, "The registration waits for the owner", ["step", "reason"],
            "Your texting registration waits for you",
            "Hi {owner},\n\nthe registration of {company} cannot go on without you.",
            "verification", "See what is needed"),
        new(RegistrationGreen, "The registration is complete", [],
            "Texting is on for {company}",
            "Hi {owner},\n\nthe carriers accepted the registration of {company}. From now on texts can be sent and received.",
            "configuration", "Open texting"),
        new(PeriodReady, "The statement of a month is ready", ["month", "amount", "used"],
            "Your texting statement for {month}",
            "Hi {owner},\n\nthe statement of {company} for {month} is ready: {used} texts, {amount} to pay beyond the monthly fee.",
            "billing", "Open the statement"),
        new(UsageThreshold, "A usage threshold was reached", ["percent", "what"],
            "{percent} of {what} is used",
            "Hi {owner},\n\n{company} has used {percent} of {what} in the running month.",
            "billing", "See the usage", CanBeSwitchedOff: true),
    }.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>All words this kind knows.</summary>
    public IEnumerable<string> Words => Common.Concat(Variables);
}
