using Notifications.Email;

namespace Notifications.Tests.Email;

public sealed class ReplyAddressTests
{
    private static readonly EmailOptions Settings = new() { ReplyTo = "reply@in.texting.example", ReplyKey = new('k', 32) };
    private static readonly Guid Ann = Guid.Parse("01980000-0000-7000-8000-000000000201");

    [Fact]
    public void Each_feed_has_an_address_that_only_we_could_have_made()
    {
        var address = ReplyAddress.Of(Ann, Settings)!;
        Assert.Matches("^reply\\+[a-z2-7]{45}@in\\.texting\\.example$", address);
        // What a mail server may still call a local part.
        Assert.True(address.IndexOf('@', StringComparison.Ordinal) <= 64);
        Assert.Equal(Ann, ReplyAddress.PersonOf(address, Settings));
        Assert.Equal(Ann, ReplyAddress.PersonOf(address.ToUpperInvariant(), Settings));
        Assert.All(Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()), id => Assert.Equal(id, ReplyAddress.PersonOf(ReplyAddress.Of(id, Settings)!, Settings)));
    }

    [Fact]
    public void No_letter_of_it_can_be_changed()
    {
        var address = ReplyAddress.Of(Ann, Settings)!;
        var at = address.IndexOf('@', StringComparison.Ordinal);
        // The last letter holds one bit of the signature, and four of nothing.
        for (var i = "reply+".Length; i < at - 1; i++)
            Assert.Null(ReplyAddress.PersonOf($"{address[..i]}{(address[i] == 'a' ? 'b' : 'a')}{address[(i + 1)..]}", Settings));
        Assert.Null(ReplyAddress.PersonOf(address, new() { ReplyTo = Settings.ReplyTo, ReplyKey = new('x', 32) }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("reply@in.texting.example")]
    [InlineData("reply+@in.texting.example")]
    [InlineData("reply+aaaa@in.texting.example")]
    [InlineData("reply+a_b@in.texting.example")]
    [InlineData("@reply+aaaa")]
    [InlineData("olivia@happypaws.example")]
    public void Anything_else_is_nobodys(string address) => Assert.Null(ReplyAddress.PersonOf(address, Settings));

    [Fact]
    public void Another_mailbox_or_domain_is_not_ours()
    {
        var address = ReplyAddress.Of(Ann, Settings)!;
        Assert.Null(ReplyAddress.PersonOf(address.Replace("in.texting", "evil", StringComparison.Ordinal), Settings));
        Assert.Null(ReplyAddress.PersonOf(address.Replace("reply+", "help+", StringComparison.Ordinal), Settings));
        Assert.Null(ReplyAddress.Of(Ann, new()));
        Assert.Null(ReplyAddress.PersonOf(address, new()));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("reply@in.example", "0123456789abcdef0123456789abcdef", true)]
    [InlineData("reply@in.example", "short", false)]
    [InlineData("in.example", "0123456789abcdef0123456789abcdef", false)]
    [InlineData("a+b@in.example", "0123456789abcdef0123456789abcdef", false)]
    public void A_mailbox_without_a_key_is_a_mistake(string mailbox, string key, bool usable) =>
        Assert.Equal(usable, new EmailOptions { ReplyTo = mailbox, ReplyKey = key }.RepliesAreUsable);
}
