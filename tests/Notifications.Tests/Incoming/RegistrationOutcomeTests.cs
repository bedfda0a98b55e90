using Notifications.Email.Templates;
using Notifications.Incoming;
using static Texting.Contracts.Numbers.RegistrationStanding;
using Standing = Texting.Contracts.Numbers.RegistrationStanding;

namespace Notifications.Tests.Incoming;

public sealed class RegistrationOutcomeTests
{
    private static readonly string[] Trouble = [EmailKind.RegistrationTrouble, EmailKind.RegistrationTroubleForTeam];

    public static TheoryData<Standing?, string?, Standing, string?, string[]> Outcomes => new()
    {
        { null, null, UnderReview, ": ", [] },
        { UnderReview, ": ", Failed, "Brand: EIN", Trouble },
        { Failed, "Brand: EIN", Failed, "Brand: EIN", [] },
        { Failed, "Brand: EIN", Failed, "Brand: address", Trouble },
        { Failed, "Brand: EIN", UnderReview, ": ", [] },
        { UnderReview, ": ", WaitingForOwner, "OwnerSaidYes: YES", [EmailKind.RegistrationWaiting] },
        { WaitingForOwner, "OwnerSaidYes: YES", WaitingForOwner, "OwnerSaidYes: asked again", [] },
        { UnderReview, ": ", Green, ": ", [EmailKind.RegistrationGreen] },
        { null, null, Green, ": ", [EmailKind.RegistrationGreen] },
        { Green, ": ", Green, ": ", [] },
        { Green, ": ", UnderReview, ": ", [] },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void A_change_is_told_and_a_repetition_is_not(Standing? before, string? said, Standing now, string? says, string[] emails) =>
        Assert.Equal(emails, RegistrationOutcome.EmailsFor(before, said, now, says));
}
