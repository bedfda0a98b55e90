using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>The way of a registration: which moves it takes, which is next, and which are to be made again after a correction.</summary>
public static class Itinerary
{
    private static readonly Move[] OnlyWithEin = [Move.Business, Move.BusinessAssigned];

    private static readonly Move[] Facts =
    [
        Move.Business, Move.Representative, Move.Address, Move.ProfileChecked, Move.ProfileSubmitted, Move.ProfileApproved,
        Move.ProductFacts, Move.ProductChecked, Move.ProductSubmitted, Move.ProductApproved,
    ];

    public static IReadOnlyList<RegistrationStepName> StepsOf(BrandKind kind) => kind == BrandKind.SoleProprietor
        ? Enum.GetValues<RegistrationStepName>()
        : [.. Enum.GetValues<RegistrationStepName>().Where(step => step != RegistrationStepName.OwnerSaidYes)];

    public static IEnumerable<Move> MovesOf(BrandKind kind) => Enum.GetValues<Move>()
        .Where(move => kind == BrandKind.SoleProprietor ? !OnlyWithEin.Contains(move) : move != Move.OwnerSaidYes);

    /// <summary>Null when all is done.</summary>
    public static Move? Next(BrandKind kind, IReadOnlySet<Move> done)
    {
        foreach (var move in MovesOf(kind))
            if (!done.Contains(move)) return move;
        return null;
    }

    public static RegistrationStepName StepOf(Move move) => move switch
    {
        <= Move.ProductApproved => RegistrationStepName.BusinessProfile,
        <= Move.BrandApproved => RegistrationStepName.Brand,
        Move.OwnerSaidYes => RegistrationStepName.OwnerSaidYes,
        <= Move.CampaignApproved => RegistrationStepName.Campaign,
        _ => RegistrationStepName.NumberAttached,
    };

    /// <summary>Whether the step is done with this move.</summary>
    public static bool EndsStep(Move move) =>
        move is Move.ProductApproved or Move.BrandApproved or Move.OwnerSaidYes or Move.CampaignApproved or Move.NumberRegistered;

    /// <summary>A move that only looks; all others change something at the carrier.</summary>
    public static bool IsWatching(Move move) =>
        move is Move.ProfileApproved or Move.ProductApproved or Move.BrandApproved or Move.OwnerSaidYes or Move.CampaignApproved or Move.NumberRegistered;

    /// <summary>What a corrected form makes again: from the failed step on, and never what comes before it for nothing.</summary>
    public static IReadOnlyCollection<Move> Redo(RegistrationStepName failed) => failed switch
    {
        RegistrationStepName.BusinessProfile => Facts,
        RegistrationStepName.Brand => [.. Facts, Move.Brand, Move.BrandApproved, Move.OwnerSaidYes],
        RegistrationStepName.OwnerSaidYes => [],
        RegistrationStepName.Campaign => [Move.Campaign, Move.CampaignApproved, Move.NumberRegistered],
        _ => [Move.NumberRegistered],
    };
}
