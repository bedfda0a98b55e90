using CsCheck;
using Messaging.Media;

namespace Messaging.Tests.Media;

public sealed class MediaLinksTests
{
    private static readonly MediaLinks Links = new("a secret of at least 32 characters", "https://texting.example/");
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_address_says_company_picture_and_end_to_us_alone()
    {
        var (company, image) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var url = Links.ForOutside(company, image, Now.AddDays(2));

        Assert.StartsWith("https://texting.example/media/", url, StringComparison.Ordinal);
        Assert.Equal(new MediaLink(company, image, Now.AddDays(2)), Links.Read(Token(url)));
        Assert.Null(new MediaLinks("another secret of at least 32 characters", "https://texting.example").Read(Token(url)));
    }

    [Fact]
    public void A_pages_address_stays_the_same_all_day_and_outlives_it()
    {
        var (company, image) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(Links.ForPage(company, image, Now), Links.ForPage(company, image, Now.AddHours(13)));
        Assert.InRange(Links.Read(Token(Links.ForPage(company, image, Now)))!.Value.ExpiresAt - Now, TimeSpan.FromDays(1), TimeSpan.FromDays(2));
    }

    [Fact]
    public void The_carriers_address_is_made_good_again_for_a_page_and_others_are_left_alone()
    {
        var (company, image) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var old = Links.ForOutside(company, image, Now.AddDays(-400));
        Assert.Equal(Links.ForPage(company, image, Now), Links.Renew(old, Now));
        Assert.Equal("https://elsewhere.example/media/x", Links.Renew("https://elsewhere.example/media/x", Now));
    }

    [Fact]
    public void A_changed_character_makes_it_nobodys() =>
        // The last character has bits that say nothing.
        Gen.Select(Gen.Int[0, 68], Gen.Int[1, 63]).Sample((at, by) =>
        {
            const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            var token = Token(Links.ForOutside(Guid.CreateVersion7(), Guid.CreateVersion7(), Now)).ToCharArray();
            token[at] = Alphabet[(Alphabet.IndexOf(token[at], StringComparison.Ordinal) + by) % Alphabet.Length];
            Assert.Null(Links.Read(new string(token)));
        });

    [Fact]
    public void Whatever_somebody_types_is_read_without_harm() => Gen.String.Sample(text => Assert.Null(Links.Read(text)));

    private static string Token(string url) => url[(url.LastIndexOf('/') + 1)..];
}
