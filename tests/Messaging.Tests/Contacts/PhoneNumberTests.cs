using CsCheck;
using Messaging.Contacts;
using PhoneNumbers;
using PhoneNumber = Messaging.Contacts.PhoneNumber;

namespace Messaging.Tests.Contacts;

public sealed class PhoneNumberTests
{
    private static readonly Gen<string> Digits = Gen.Char['0', '9'].Array[10].Select(digits => new string(digits));

    [Theory]
    [InlineData("+14155550123", "+14155550123", "US")]
    [InlineData("(415) 555-0123", "+14155550123", "US")]
    [InlineData("415.555.0123", "+14155550123", "US")]
    [InlineData("1 415 555 0123", "+14155550123", "US")]
    [InlineData("\u202a+1 (415) 555‑0123\u202c", "+14155550123", "US")]
    [InlineData("\u200f415-555-0123", "+14155550123", "US")]
    [InlineData("４１５５５５０１２３", "+14155550123", "US")]
    [InlineData("tel:+1-415-555-0123", "+14155550123", "US")]
    [InlineData("415-555-0123 x5", "+14155550123", "US")]
    [InlineData("647 555 0100", "+16475550100", "CA")]
    [InlineData("+19152782000", "+19152782000", "US")]
    public void A_number_of_the_USA_or_Canada_is_read_however_it_is_written(string typed, string e164, string region) =>
        Assert.Equal(new PhoneNumber(e164, region, PhoneProblem.None), PhoneNumber.Parse(typed));

    [Theory]
    [InlineData(null, PhoneProblem.Missing)]
    [InlineData(" \u200f ", PhoneProblem.Missing)]
    [InlineData("ask Ben", PhoneProblem.NotANumber)]
    [InlineData("n/a", PhoneProblem.NotANumber)]
    [InlineData("555-0123", PhoneProblem.AreaCodeMissing)]
    [InlineData("41555", PhoneProblem.TooShort)]
    [InlineData("415 555 0123 4567 8901", PhoneProblem.TooLong)]
    [InlineData("4155550123 4155550124", PhoneProblem.TooLong)]
    [InlineData("115 555 0123", PhoneProblem.NotInUse)]
    [InlineData("555 555 0123", PhoneProblem.NotInUse)]
    [InlineData("900 555 0123", PhoneProblem.Premium)]
    [InlineData("876 555 0123", PhoneProblem.CountryNotServed)]
    [InlineData("+1 876 555 0123", PhoneProblem.CountryNotServed)]
    [InlineData("+1 787 555 0123", PhoneProblem.CountryNotServed)]
    [InlineData("+44 20 7946 0958", PhoneProblem.CountryNotServed)]
    [InlineData("+999 123 456 789", PhoneProblem.CountryNotServed)]
    public void A_number_that_cannot_be_texted_says_why(string? typed, PhoneProblem expected)
    {
        var phone = PhoneNumber.Parse(typed);
        Assert.Equal(expected, phone.Problem);
        Assert.False(phone.CanBeTexted);
    }

    [Fact]
    public void Nothing_anybody_types_makes_it_stumble_and_reading_the_result_again_changes_nothing() =>
        Gen.OneOf<string>(
                Gen.String,
                Digits.Select(Gen.OneOf("", "+1", "1", "001", "+1 ", "+44", "(", " x")).Select((digits, prefix) => prefix + digits),
                Gen.Char["0123456789+()-. x;,#*/٤５\u200fext"].Array[0, 40].Select(typed => new string(typed)),
                Gen.Char['\0', '\uFFFF'].Array[0, 300].Select(units => new string(units)))
            .Sample(typed =>
            {
                var phone = PhoneNumber.Parse(typed);

                Assert.Equal(phone.E164 is null, phone.Region is null);
                Assert.False(phone.CanBeTexted && (phone.E164 is null || phone.Region is not ("US" or "CA")));
                if (phone.E164 is not null)
                {
                    Assert.Matches(@"^\+[1-9]\d{6,14}$", phone.E164);
                    Assert.Equal(phone, PhoneNumber.Parse(phone.E164));
                }
            }, iter: 5_000);

    [Fact]
    public void Ten_digits_are_valid_exactly_when_the_number_plan_says_so() =>
        Digits.Sample(digits =>
        {
            var plan = PhoneNumberUtil.GetInstance();
            var valid = plan.IsValidNumber(plan.Parse("+1" + digits, null));
            Assert.Equal(valid, PhoneNumber.Parse(digits).E164 == "+1" + digits);
        }, iter: 2_000);
}
