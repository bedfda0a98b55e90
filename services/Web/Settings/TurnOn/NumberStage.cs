using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Web.Settings.TurnOn;

/// <summary>What the tab is about at the moment.</summary>
public enum NumberStage
{
    /// <summary>Plan, trial or country do not allow texting.</summary>
    NotAllowed,

    /// <summary>A number has to be chosen.</summary>
    Choose,

    /// <summary>It is being bought.</summary>
    Buying,

    /// <summary>The company has a number.</summary>
    Owned,

    /// <summary>The number goes back, which can be undone for a while.</summary>
    Releasing,
}

/// <summary>The decisions of the tab.</summary>
public static class NumberStages
{
    public static NumberStage Of(TextingNumberStatus status) => status.Number?.State switch
    {
        NumberState.Chosen => NumberStage.Buying,
        // A number that is there is shown whatever the plan says: it can still be released.
        NumberState.Owned => NumberStage.Owned,
        NumberState.Releasing => NumberStage.Releasing,
        _ => status.MayEnable ? NumberStage.Choose : NumberStage.NotAllowed,
    };

    /// <summary>The state in a word, and the tone of its tag.</summary>
    public static (string Words, string Tone) Standing(TextingNumberStatus status) => status switch
    {
        { Number.TurnedOn: false } => ("Turned off", "off"),
        { Standing: SenderStanding.Live } => ("Live", "good"),
        { Standing: SenderStanding.Suspended } => ("Suspended", "bad"),
        _ => ("Not sending yet", "wait"),
    };

    /// <summary>Where to go next; null when there is nothing to do.</summary>
    public static (string Words, string Slug)? Next(TextingNumberStatus status) => status switch
    {
        { Standing: SenderStanding.Live } => null,
        { NeedsRegistration: true, Number.TurnedOn: true, MayEnable: true } => ("Go on with the verification", "verification"),
        _ => null,
    };
}
