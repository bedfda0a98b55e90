using System.Text;
using CsCheck;
using Gateway.Webhooks;

namespace Gateway.Tests.Webhooks;

public sealed class WebhookFormTests
{
    private static readonly Gen<string> Name = Gen.String[Gen.Char.AlphaNumeric, 1, 12];

    [Theory]
    [InlineData("", "")]
    [InlineData("a=1", "a:1")]
    [InlineData("b=2&a=1", "a:1,b:2")]
    [InlineData("a=1&B=2", "B:2,a:1")]
    [InlineData("a=", "a:")]
    [InlineData("a=1=2", "a:1=2")]
    [InlineData("a=+x+", "a: x ")]
    [InlineData("a=%2B%26%3D%20", "a:+&= ")]
    [InlineData("a=%F0%9F%90%B6", "a:🐶")]
    [InlineData("a=%f0%9f%90%b6", "a:🐶")]
    [InlineData("%41=1", "A:1")]
    public void Parameters_are_decoded_and_sorted_by_their_names(string body, string expected) =>
        Assert.Equal(expected, string.Join(',', Parse(body)!.Parameters.Select(parameter =>
            $"{Encoding.UTF8.GetString(parameter.Name.Span)}:{Encoding.UTF8.GetString(parameter.Value.Span)}")));

    [Theory]
    [InlineData("a=%")]
    [InlineData("a=%2")]
    [InlineData("a=%zz")]
    [InlineData("%=1")]
    [InlineData("=1")]
    [InlineData("a")]
    [InlineData("a=1&b")]
    [InlineData("&")]
    [InlineData("a=1&")]
    [InlineData("a=1&&b=2")]
    [InlineData("%F0%9F%90%B6=1")]
    [InlineData("a%00=1")]
    [InlineData("a+b=1")]
    [InlineData("a=1&a=1")]
    [InlineData("a=1&a=2")]
    [InlineData("Body=1&body=2")]
    [InlineData("a=1&%61=2")]
    public void What_could_be_read_in_two_ways_is_no_form(string body) => Assert.Null(Parse(body));

    [Fact]
    public void More_parameters_than_Twilio_ever_sends_are_no_form()
    {
        Assert.NotNull(Parse(Numbered(WebhookForm.MostParameters)));
        Assert.Null(Parse(Numbered(WebhookForm.MostParameters + 1)));

        static string Numbered(int count) => string.Join('&', Enumerable.Range(0, count).Select(i => $"p{i}=x"));
    }

    [Fact]
    public void Whatever_a_form_writer_encodes_comes_back_sorted_as_Twilio_sorts() =>
        Gen.Dictionary(Name, Gen.String)[0, 40].Sample(values =>
        {
            var distinct = values.DistinctBy(pair => pair.Key.ToUpperInvariant()).ToList();
            var body = string.Join('&', distinct.Select(pair => $"{Encode(pair.Key)}={Encode(pair.Value)}"));
            var expected = distinct.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => (pair.Key, Value: Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(pair.Value))));
            var parsed = Parse(body)!.Parameters.Select(parameter =>
                (Encoding.UTF8.GetString(parameter.Name.Span), Encoding.UTF8.GetString(parameter.Value.Span)));
            Assert.Equal(expected, parsed);
        });

    private static WebhookForm? Parse(string body) => WebhookForm.Parse(Encoding.UTF8.GetBytes(body));

    private static string Encode(string text) => WebUtility.UrlEncode(text);
}
