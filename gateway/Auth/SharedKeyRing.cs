using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Gateway.Auth;

/// <summary>
/// The key ring of cookies and tickets, derived from configured secrets instead of kept in files: a restarted gateway
/// and its replicas read each other's cookies without sharing anything but configuration.
/// </summary>
/// <remarks>
/// Secrets: <c>Auth:TicketKeys:0</c>, <c>:1</c>, …; the first protects, the others still read, so a secret is rotated
/// by putting the new one in front. Without them <c>InternalToken:Key</c> serves; HKDF keeps the two uses apart.
/// </remarks>
sealed class SharedKeyRing : IXmlRepository
{
    private const int MasterKeyBytes = 64;
    private static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string[] _secrets;

    public SharedKeyRing(IConfiguration configuration)
    {
        var own = configuration.GetSection("Auth:TicketKeys").Get<string[]>();
        _secrets = own is { Length: > 0 } ? own
            : [configuration["InternalToken:Key"] ?? throw new InvalidOperationException("InternalToken:Key is not configured.")];
        if (_secrets.Any(secret => secret.Length < 32))
            throw new InvalidOperationException("Every secret of Auth:TicketKeys needs at least 32 characters.");
    }

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. _secrets.Select((secret, index) => Key(Encoding.UTF8.GetBytes(secret), Epoch.AddDays(_secrets.Length - index)))];

    public void StoreElement(XElement element, string friendlyName) =>
        throw new NotSupportedException("Keys are derived from configuration; none are generated.");

    // The framework protects with the key that was activated last.
    private static XElement Key(byte[] secret, DateTimeOffset activation)
    {
        var master = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, MasterKeyBytes, info: "texting gateway tickets"u8.ToArray());
        var id = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 16, info: "texting gateway ticket key id"u8.ToArray());
        var descriptor = new AuthenticatedEncryptorDescriptor(new AuthenticatedEncryptorConfiguration(), new Secret(master)).ExportToXml();
        return new XElement("key",
            new XAttribute("id", new Guid(id)),
            new XAttribute("version", 1),
            new XElement("creationDate", Epoch),
            new XElement("activationDate", activation),
            new XElement("expirationDate", Epoch.AddYears(100)),
            new XElement("descriptor",
                new XAttribute("deserializerType", descriptor.DeserializerType.AssemblyQualifiedName!),
                descriptor.SerializedDescriptorElement));
    }
}

static class SharedKeyRingRegistration
{
    public static void AddSharedKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("texting-gateway").DisableAutomaticKeyGeneration();
        services.AddOptions<KeyManagementOptions>()
            .Configure<IConfiguration>((options, configuration) => options.XmlRepository = new SharedKeyRing(configuration));
    }
}
