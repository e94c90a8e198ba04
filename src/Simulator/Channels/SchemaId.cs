using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TypedStreaming.Simulator.Channels;

/// <summary>Creates the schema ids of events. An id consists of 16 bytes in base64url form, and differs for each definition.</summary>
internal static class SchemaId
{
    private const int Bytes = 16;

    public static string Of(IEnumerable<string> definition)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', definition)));
        return Base64Url.EncodeToString(hash.AsSpan(0, Bytes));
    }
}
