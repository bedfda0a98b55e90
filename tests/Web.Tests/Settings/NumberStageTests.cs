using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;
using Web.Settings.TurnOn;
using Web.Tests.Support;

namespace Web.Tests.Settings;

public class NumberStageTests
{
    [Theory]
    [InlineData(true, null, NumberStage.Choose)]
    [InlineData(false, null, NumberStage.NotAllowed)]
    [InlineData(true, NumberState.Chosen, NumberStage.Buying)]
    [InlineData(true, NumberState.Failed, NumberStage.Choose)]
    [InlineData(true, NumberState.Released, NumberStage.Choose)]
    [InlineData(false, NumberState.Released, NumberStage.NotAllowed)]
    // A downgrade stops sending, but the number is still theirs to give back.
    [InlineData(false, NumberState.Owned, NumberStage.Owned)]
    [InlineData(true, NumberState.Releasing, NumberStage.Releasing)]
    public void The_tab_is_about_what_can_be_done_now(bool mayEnable, NumberState? state, NumberStage stage) =>
        Assert.Equal(stage, NumberStages.Of(Status(mayEnable, state)));

    [Theory]
    [InlineData(SenderStanding.Live, true, "Live")]
    [InlineData(SenderStanding.Suspended, true, "Suspended")]
    [InlineData(SenderStanding.Provisioning, true, "Not sending yet")]
    [InlineData(SenderStanding.Live, false, "Turned off")]
    public void The_standing_is_a_word(SenderStanding standing, bool turnedOn, string words) =>
        Assert.Equal(words, NumberStages.Standing(Status(true, NumberState.Owned, standing, turnedOn)).Words);

    [Theory]
    [InlineData(SenderStanding.Provisioning, true, true)]
    [InlineData(SenderStanding.Live, true, false)]
    [InlineData(SenderStanding.Provisioning, false, false)]
    public void Only_who_needs_the_verification_is_sent_there(SenderStanding standing, bool needed, bool isSent) =>
        Assert.Equal(isSent, NumberStages.Next(Status(true, NumberState.Owned, standing) with { NeedsRegistration = needed }) is not null);

    private static TextingNumberStatus Status(bool mayEnable, NumberState? state, SenderStanding? standing = null, bool turnedOn = true) =>
        new(mayEnable, mayEnable ? null : "Your plan has no texting.", "US",
            state is null ? null : SettingsStub.Owned(state.Value) with { TurnedOn = turnedOn }, standing, null, true);
}
