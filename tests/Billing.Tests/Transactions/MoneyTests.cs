using Billing.Transactions;

namespace Billing.Tests.Transactions;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0.025", "0.03")]
    [InlineData("0.024", "0.02")]
    [InlineData("0.075", "0.08")]
    [InlineData("-10", "-10.00")]
    [InlineData("1234567.895", "1234567.90")]
    public void An_amount_is_rounded_to_cents_half_a_cent_up(string amount, string text) =>
        Assert.Equal(text, Money.Text(Money.ToCents(decimal.Parse(amount, null))));

    [Theory]
    [InlineData("0", true)]
    [InlineData("25.00", true)]
    [InlineData("25.5", true)]
    [InlineData("0.005", false)]
    [InlineData("-1", false)]
    [InlineData("1,000", false)]
    [InlineData("1e3", false)]
    [InlineData("", false)]
    public void Only_plain_amounts_are_read(string text, bool isRead) => Assert.Equal(isRead, Money.Parse(text) is not null);
}
