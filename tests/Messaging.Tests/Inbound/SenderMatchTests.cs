using CsCheck;
using Messaging.Inbound;
using Texting.Contracts.Messaging;

namespace Messaging.Tests.Inbound;

public sealed class SenderMatchTests
{
    private static readonly Guid Ann = new("01980000-0000-7000-8000-000000000201");
    private static readonly Guid Ben = new("01980000-0000-7000-8000-000000000202");
    private static readonly Guid Sam = new("01980000-0000-7000-8000-000000000103");

    [Fact]
    public void A_phone_of_one_person_is_theirs() =>
        Assert.Equal(new SenderMatch.One(Ann), SenderMatch.Find([Client(Ann)]));

    [Fact]
    public void A_phone_nobody_has_is_nobodys() =>
        Assert.Empty(Assert.IsType<SenderMatch.None>(SenderMatch.Find([])).Former);

    [Fact]
    public void A_phone_two_clients_share_is_not_guessed_and_both_are_offered() =>
        Assert.Equal([Ann, Ben], Assert.IsType<SenderMatch.Several>(SenderMatch.Find([Client(Ben), Client(Ann)])).ContactIds);

    [Fact]
    public void A_client_who_is_also_staff_is_two_people_with_the_client_offered_first() =>
        Assert.Equal([Ann, Sam], Assert.IsType<SenderMatch.Several>(SenderMatch.Find([new(Sam, ContactKind.Staff, true), Client(Ann)])).ContactIds);

    [Fact]
    public void Former_clients_do_not_stand_in_the_way_of_the_one_who_has_the_phone_now() =>
        Assert.Equal(new SenderMatch.One(Ann), SenderMatch.Find([new(Ben, ContactKind.Client, Active: false), Client(Ann)]));

    [Fact]
    public void A_former_client_alone_is_offered_but_not_matched() =>
        Assert.Equal([Ben], Assert.IsType<SenderMatch.None>(SenderMatch.Find([new(Ben, ContactKind.Client, Active: false)])).Former);

    [Fact]
    public void The_answer_depends_neither_on_order_nor_on_repetition()
    {
        var candidate = Gen.Select(Gen.OneOf(Ann, Ben, Sam), Gen.Bool).Select((id, active) => new SenderCandidate(id, id == Sam ? ContactKind.Staff : ContactKind.Client, active));
        candidate.Array[0, 4].Select(people => people.DistinctBy(person => person.ContactId).ToArray())
            .SelectMany(people => Gen.Shuffle(people.Concat(people).ToArray()).Select(shuffled => (people, shuffled)))
            .Sample((people, shuffled) => Assert.Equal(Offered(SenderMatch.Find(people)), Offered(SenderMatch.Find(shuffled))));
    }

    private static SenderCandidate Client(Guid id) => new(id, ContactKind.Client, Active: true);

    private static (string Kind, string Ids) Offered(SenderMatch match) => match switch
    {
        SenderMatch.One one => ("one", one.ContactId.ToString()),
        SenderMatch.None none => ("none", string.Join(' ', none.Former)),
        SenderMatch.Several several => ("several", string.Join(' ', several.ContactIds)),
        _ => throw new ArgumentOutOfRangeException(nameof(match)),
    };
}
