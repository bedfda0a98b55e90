using System.Net;
using Messaging.Carrier;
using Messaging.Media;

namespace Messaging.Tests.Media;

/// <summary>Where pictures may come from, address by address.</summary>
public sealed class AddressTests
{
    private static readonly PictureSources Carrier = new(TwilioMedia.Hosts, []);
    private static readonly PictureSources Platform = new(null, [new Uri("http://localhost:8080")]);

    [Theory]
    [InlineData("https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1", true)]
    [InlineData("https://media.twiliocdn.com/AC1/ME1", true)]
    [InlineData("https://API.TWILIO.COM/x", true)]
    [InlineData("http://api.twilio.com/x", false)]
    [InlineData("https://api.twilio.com:8443/x", false)]
    [InlineData("https://api.twilio.com.evil.example/x", false)]
    [InlineData("https://eviltwilio.com/x", false)]
    [InlineData("https://api.twilio.com@evil.example/x", false)]
    [InlineData("https://twiliocdn.com/x", false)]
    [InlineData("http://localhost:8080/x", false)]
    [InlineData("", false)]
    public void The_carriers_pictures_come_from_the_carrier(string address, bool allowed) => Assert.Equal(allowed, PictureAddress.Of(address, Carrier) is not null);

    [Theory]
    [InlineData("https://cdn.example/photo.jpg", true)]
    [InlineData("http://localhost:8080/media/x", true)]
    [InlineData("http://localhost:8081/media/x", false)]
    [InlineData("https://localhost:8080/media/x", false)]
    [InlineData("http://cdn.example/photo.jpg", false)]
    [InlineData("https://192.0.2.7/photo.jpg", false)]
    [InlineData("https://[2001:4860::1]/photo.jpg", false)]
    [InlineData("https://user:word@cdn.example/photo.jpg", false)]
    [InlineData("photo.jpg", false)]
    [InlineData("//cdn.example/photo.jpg", false)]
    public void The_platforms_pictures_come_by_https_and_by_name(string address, bool allowed) => Assert.Equal(allowed, PictureAddress.Of(address, Platform) is not null);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("54.172.60.1", true)]
    [InlineData("2600:1f18::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.0.9", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    public void Only_public_addresses_are_gone_to(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public void The_carriers_pictures_are_tried_for_most_of_a_day_and_the_platforms_for_two_minutes()
    {
        Assert.InRange(Total(ImageOrigin.Carrier), TimeSpan.FromHours(12), TimeSpan.FromHours(24));
        Assert.InRange(Total(ImageOrigin.Platform), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3));

        static TimeSpan Total(ImageOrigin origin)
        {
            var total = TimeSpan.Zero;
            for (var attempt = 1; FetchBackOff.After(origin, attempt) is { } wait; attempt++) total += wait;
            return total;
        }
    }
}
