using CsCheck;
using ServiceDefaults.Http;

namespace ServiceDefaults.Tests.Http;

public sealed class CursorsTests
{
    private sealed record Position(DateTimeOffset At, Guid Id);

    private const string Key = "a key for cursors, 32 characters or more";
    private const string Scope = "texts of company 1";
    private static readonly Cursors Cursors = new(Key);
    private static readonly Gen<Position> Positions = Gen.Select(Gen.DateTimeOffset, Gen.Guid, (at, id) => new Position(at, id));

    [Fact]
    public void A_cursor_leads_back_to_its_position() => Positions.Sample(position =>
        Cursors.TryDecode<Position>(Cursors.Encode(position, Scope), Scope, out var read) && read == position);

    [Fact]
    public void A_cursor_fits_into_an_address_as_it_is() => Positions.Sample(position =>
        Cursors.Encode(position, Scope) is var cursor && Uri.EscapeDataString(cursor) == cursor);

    [Fact]
    public void A_cursor_of_another_list_company_or_system_is_refused() => Positions.Sample(position =>
    {
        var cursor = Cursors.Encode(position, Scope);
        Assert.False(Cursors.TryDecode<Position>(cursor, "texts of company 2", out _));
        Assert.False(Cursors.TryDecode<Position>(cursor, "", out _));
        Assert.False(new Cursors(Key + "x").TryDecode<Position>(cursor, Scope, out _));
    });

    [Fact]
    public void A_cursor_changed_in_one_place_is_refused() =>
        Gen.Select(Positions, Gen.Int[0, 200], Gen.Char.AlphaNumeric).Sample((position, at, character) =>
        {
            var cursor = Cursors.Encode(position, Scope);
            at %= cursor.Length;
            var changed = cursor[..at] + character + cursor[(at + 1)..];
            // The last character carries spare bits, so another letter there may spell the same bytes.
            if (changed != cursor && at < cursor.Length - 1) Assert.False(Cursors.TryDecode<Position>(changed, Scope, out _));
        });

    [Fact]
    public void Whatever_stands_in_an_address_is_refused_and_never_an_error() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char.AlphaNumeric, 0, 200], Gen.Byte.Array.Select(Convert.ToBase64String))
            .Sample(text => !Cursors.TryDecode<Position>(text, Scope, out _), iter: 20_000);

    [Fact]
    public void A_cursor_whose_position_has_changed_its_shape_is_refused() =>
        Assert.False(Cursors.TryDecode<Position>(Cursors.Encode("yesterday's shape", Scope), Scope, out _));

    [Fact]
    public void A_very_long_cursor_is_not_looked_at() => Assert.False(Cursors.TryDecode<Position>(new string('A', 100_000), Scope, out _));

    [Fact]
    public void A_short_key_is_refused() => Assert.Throws<ArgumentException>(() => new Cursors(new string('x', 31)));
}
