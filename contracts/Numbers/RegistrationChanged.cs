using System.Text.Json.Serialization;

namespace Texting.Contracts.Numbers;

/// <summary>How a company's A2P registration stands as a whole.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegistrationStanding>))]
public enum RegistrationStanding
{
    /// <summary>With the carriers; nothing to do but wait.</summary>
    UnderReview,

    /// <summary>Waits for the owner, for example to answer YES.</summary>
    WaitingForOwner,

    /// <summary>A step failed; the form has to be corrected.</summary>
    Failed,

    /// <summary>All steps are green.</summary>
    Green,
}

/// <summary>The registration of a company stands, from now on, as described here. A full snapshot.</summary>
/// <remarks>At least once, in any order. Apply it only if <paramref name="Version"/> is higher than the one you hold.</remarks>
/// <param name="CompanyId">The company.</param>
/// <param name="Standing">How it stands as a whole.</param>
/// <param name="FailedStep">Name of the step that failed or waits, for example <c>brand</c>; null otherwise.</param>
/// <param name="Reason">In words for people, without anything from the form; null when there is nothing to say.</param>
/// <param name="Version">Grows with every change.</param>
public sealed record RegistrationChanged(
    Guid CompanyId,
    RegistrationStanding Standing,
    string? FailedStep,
    string? Reason,
    long Version);
