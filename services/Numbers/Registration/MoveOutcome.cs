using Numbers.Carrier;

namespace Numbers.Registration;

/// <summary>What came of a move.</summary>
internal abstract record MoveOutcome
{
    /// <summary>It is made; the carrier's name of what came of it, when there is one.</summary>
    public sealed record Made(string? Sid) : MoveOutcome;

    /// <summary>A clear no: the step is red until the form is corrected.</summary>
    public sealed record Rejected(int? Code, IReadOnlyList<string> Fields) : MoveOutcome;

    /// <summary>No answer, or none that counts: the same move again later.</summary>
    public sealed record Failed(CarrierFailure Failure) : MoveOutcome;

    /// <summary>Nothing new yet: look again after this pause, or after the usual one.</summary>
    public sealed record NotYet(TimeSpan? Pause = null) : MoveOutcome;

    private MoveOutcome()
    {
    }

    public static MoveOutcome Of(CarrierAnswer<string> answer) => answer.Worked ? new Made(answer.Value) : Of(answer.Failure!);

    public static MoveOutcome Of(CarrierFailure? failure) => failure switch
    {
        null => new Made(null),
        { Kind: FailureKind.Refused or FailureKind.Missing } => new Rejected(failure.Code, []),
        _ => new Failed(failure),
    };

    public static MoveOutcome Of(Review review) => review.State switch
    {
        ReviewState.Approved => new Made(null),
        ReviewState.Rejected => new Rejected(review.ErrorCode, review.Fields ?? []),
        _ => new NotYet(),
    };
}
