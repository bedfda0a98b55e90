using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TwilioSimulator.Faults;

/// <summary>
/// Chance that can be replayed. It depends on the seed, the fault, the phone and how many texts that phone had before,
/// not on the order in which requests of different phones happen to arrive.
/// </summary>
internal readonly record struct Draw(ulong Bits)
{
    public static Draw For(int seed, FaultKind kind, string handset, int nth)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{kind}/{handset}/{nth}"), hash);
        return new Draw(BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }

    public bool Strikes(double probability) => Bits / (double)ulong.MaxValue < probability || probability >= 1;

    public int Between(int least, int most) => least + (int)((Bits >> 32) % (ulong)(most - least + 1));
}
