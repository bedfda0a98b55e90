using System.Text.Json.Serialization;

namespace Texting.Contracts.Numbers.Http;

/// <summary>The steps of a registration, in order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegistrationStepName>))]
public enum RegistrationStepName
{
    /// <summary>Twilio checks who the company is.</summary>
    BusinessProfile,

    /// <summary>The carriers' registry takes up the brand.</summary>
    Brand,

    /// <summary>A sole proprietor answers YES from the mobile phone.</summary>
    OwnerSaidYes,

    /// <summary>The carriers check what is sent and how people consent.</summary>
    Campaign,

    /// <summary>The number is attached to the campaign.</summary>
    NumberAttached,
}

/// <summary>A step's light.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepLight>))]
public enum StepLight
{
    /// <summary>Its turn has not come.</summary>
    Off,

    /// <summary>Under way, or waiting for somebody.</summary>
    Amber,

    /// <summary>Failed: the reason says why.</summary>
    Red,

    /// <summary>Done.</summary>
    Green,
}

/// <summary>One step as the page shows it.</summary>
/// <param name="Step">Which one.</param>
/// <param name="Light">Its light.</param>
/// <param name="Since">When the light last changed, UTC.</param>
/// <param name="CheckedAt">When we last looked at the carrier, UTC; null before the first time.</param>
/// <param name="Reason">What is going on or what went wrong, in plain words; null when there is nothing to say.</param>
/// <param name="NextAction">What the company should do; null when it can only wait.</param>
/// <param name="ErrorCode">The carriers' code; null without an error.</param>
public sealed record RegistrationStepView(
    RegistrationStepName Step, StepLight Light, DateTimeOffset Since, DateTimeOffset? CheckedAt, string? Reason, string? NextAction, int? ErrorCode);

/// <summary>The question a sole proprietor has to answer with YES.</summary>
/// <param name="From">The number that asks, E.164: always <c>+19152782000</c>.</param>
/// <param name="SentToMasked">The phone that was asked, all but the last four digits masked.</param>
/// <param name="SentAt">When it was asked last, UTC.</param>
/// <param name="AnswerBy">Until when a YES counts, UTC.</param>
/// <param name="Expired">The time is over; send the question again.</param>
/// <param name="ResendsLeft">How often it may be sent again.</param>
/// <param name="ResendAllowedAt">From when on, UTC.</param>
public sealed record OwnerQuestion(
    string From, string SentToMasked, DateTimeOffset SentAt, DateTimeOffset AnswerBy, bool Expired, int ResendsLeft, DateTimeOffset ResendAllowedAt);

/// <summary>A company's registration.</summary>
/// <param name="RegistrationId">Our id.</param>
/// <param name="Standing">How it stands as a whole.</param>
/// <param name="Form">The form as it was submitted last; its tax id is always null.</param>
/// <param name="TaxIdLastFour">Last four digits of the EIN or SSN; null when none was given. Stays after the rest was erased.</param>
/// <param name="TaxIdErased">The EIN or SSN was erased, because it is decided.</param>
/// <param name="Steps">In order; without the YES for companies with an EIN.</param>
/// <param name="Question">While a sole proprietor is asked for the YES; null otherwise.</param>
/// <param name="MayCorrect">A step failed and the form can be corrected and submitted again from there.</param>
/// <param name="ResubmissionsLeft">How often the brand may be submitted again without a fee.</param>
/// <param name="SubmittedAt">UTC.</param>
public sealed record RegistrationView(
    Guid RegistrationId, RegistrationStanding Standing, RegistrationForm Form, string? TaxIdLastFour, bool TaxIdErased,
    IReadOnlyList<RegistrationStepView> Steps, OwnerQuestion? Question, bool MayCorrect, int ResubmissionsLeft, DateTimeOffset SubmittedAt);

/// <summary>What the page asks for: the registration, or why there is none.</summary>
/// <param name="Required">False for companies in Canada: their numbers need none.</param>
/// <param name="Registration">Null when none was submitted.</param>
public sealed record RegistrationStatus(bool Required, RegistrationView? Registration);

/// <summary>A registration an operator should look at.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="CompanyName">Its name.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Step">The step that failed, waits or hangs; null when all are green.</param>
/// <param name="Light">That step's light.</param>
/// <param name="Reason">In plain words.</param>
/// <param name="ErrorCode">The carriers' code; null without one.</param>
/// <param name="Since">When the step's light last changed, UTC: the age of the trouble.</param>
/// <param name="CheckedAt">When we last looked at the carrier, UTC.</param>
/// <param name="LastError">What our last call to the carrier failed with, without anything from the form; null when it succeeded.</param>
public sealed record TroubledRegistration(
    Guid CompanyId, string CompanyName, RegistrationStanding Standing, RegistrationStepName? Step, StepLight Light, string? Reason, int? ErrorCode,
    DateTimeOffset Since, DateTimeOffset? CheckedAt, string? LastError);
