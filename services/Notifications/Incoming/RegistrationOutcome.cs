using Notifications.Email.Templates;
using Texting.Contracts.Numbers;

namespace Notifications.Incoming;

/// <summary>Which emails a new standing of a registration is worth. Nobody is mailed for waiting, and nobody twice for the same.</summary>
internal static class RegistrationOutcome
{
    public static IReadOnlyList<string> EmailsFor(RegistrationStanding? before, string? saidBefore, RegistrationStanding now, string? says) => now switch
    {
        _ when now == before && saidBefore == says => [],
        RegistrationStanding.Failed => [EmailKind.RegistrationTrouble, EmailKind.RegistrationTroubleForTeam],
        RegistrationStanding.WaitingForOwner when before != now => [EmailKind.RegistrationWaiting],
        RegistrationStanding.Green when before != now => [EmailKind.RegistrationGreen],
        _ => [],
    };
}
