namespace DemoPlatform.History;

/// <summary>Turns what somebody says into a line of the feed and its texts.</summary>
internal sealed class TextMaker(Dice dice)
{
    private const int Redeliver = 30;
    private const int LostInHundred = 1;
    private const int LostWithoutAWord = 30008;

    public static IReadOnlyList<int> Retried { get; } = [30003, LostWithoutAWord];

    public Dice Dice => dice;

    public PastEntry Said(Line line, PastClient client, (Guid Id, string Name) author, DateTimeOffset at)
    {
        var words = Fill(dice.Of(line.Words), client);
        int? picture = line.HasPicture ? Pictures.Draw(client.Kind, dice) : null;
        return line.FromClient ? Inbound(client, words, at, picture) : Outbound(client, author, words, at, picture);
    }

    public PastEntry Inbound(PastClient client, string words, DateTimeOffset at, int? picture = null, bool isKeyword = false, string? note = null)
    {
        at = Instant(at);
        var entry = new PastEntry(dice.Id(at), client, isKeyword ? PastEntry.Keyword : PastEntry.Inbound, words, at) { Picture = picture, Note = note };
        entry.Texts.Add(Came(client.Phone, words, at, picture) with { Client = client, IsKeyword = isKeyword });
        return entry;
    }

    public PastEntry Outbound(PastClient client, (Guid Id, string Name) author, string words, DateTimeOffset at, int? picture = null)
    {
        at = Instant(at);
        var entry = new PastEntry(dice.Id(at), client, PastEntry.Outbound, words, at) { Author = author, Picture = picture };
        var bodies = Segments.Cut(words);
        var parts = bodies.Count + (picture is null ? 0 : 1);
        foreach (var body in bodies) Add(body, null);
        if (picture is not null) Add("", picture);
        return entry;

        void Add(string body, int? shown)
        {
            var accepted = dice.Between(250, 900) + (entry.Texts.Count * 1100);
            int? code = client.Code ?? (dice.Chance(LostInHundred) ? LostWithoutAWord : null);
            var text = new PastText(dice.Id(at), dice.Sid(shown is null ? "SM" : "MM"), false, client.Phone, body, at)
            {
                Client = client, Part = entry.Texts.Count(other => other.RetryOf is null) + 1, Parts = parts, Picture = shown, Code = code, Took = (accepted, accepted + dice.Between(900, 5200)),
            };
            entry.Texts.Add(text);
            if (code is { } lost && Retried.Contains(lost)) entry.Texts.Add(Again(text));
        }
    }

    /// <summary>What the product tells somebody by itself: it stands in their feed without an author.</summary>
    public PastEntry Notice(PastClient to, string words, DateTimeOffset at, string order, bool isUrgent)
    {
        var entry = Outbound(to, default, words, at) with { Author = null };
        for (var text = 0; text < entry.Texts.Count; text++) entry.Texts[text] = entry.Texts[text] with { Order = order, IsUrgent = isUrgent };
        return entry;
    }

    /// <summary>A text from a phone, whoever it belongs to.</summary>
    public PastText Came(string phone, string words, DateTimeOffset at, int? picture = null) =>
        new(dice.Id(Instant(at)), dice.Sid(picture is null ? "SM" : "MM"), true, phone, words, Instant(at)) { Picture = picture };

    // As the product does by itself, half an hour later. A phone that is off stays off.
    private PastText Again(PastText text)
    {
        var at = Instant(text.FinalAt.AddMinutes(Redeliver + dice.Below(10)));
        return text with { Id = dice.Id(at), Sid = dice.Sid("SM"), At = at, RetryOf = text.Id, Code = text.Client!.Code, Took = (600, 600 + dice.Between(900, 4000)) };
    }

    private static string Fill(string words, PastClient client) => words
        .Replace("{name}", client.First, StringComparison.Ordinal)
        .Replace("{pet}", client.Pet, StringComparison.Ordinal)
        .Replace("{sitter}", PastClient.Sitters[client.Sitter].Name.Split(' ')[0], StringComparison.Ordinal);

    // The database keeps more than an id can hold.
    private static DateTimeOffset Instant(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
