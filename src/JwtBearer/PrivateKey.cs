using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TypedStreaming.JwtBearer;

/// <summary>
/// An RSA key that signs assertions. Error messages describe a problem with the key only in general terms, and never contain any part of the key.
/// </summary>
[DebuggerDisplay("(secret)")]
internal sealed class PrivateKey : IDisposable
{
    private const int MinimumSize = 2048;
    private const string Advice = "Pass the text of a PEM file that begins with '-----BEGIN PRIVATE KEY-----' (PKCS#8) or '-----BEGIN RSA PRIVATE KEY-----' (PKCS#1)";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly RSA _key;

    private PrivateKey(RSA key) => _key = key;

    /// <exception cref="ArgumentException">The text is not a valid RSA key.</exception>
    public static PrivateKey Read(string pem, string parameter)
    {
        if (Defect(pem) is { } defect) throw new ArgumentException($"{defect} {Advice}.", parameter);
        var key = RSA.Create();
        try
        {
            if (!TryImport(key, pem)) throw new ArgumentException($"The key is damaged, or it is not an RSA key. {Advice}.", parameter);
            if (key.KeySize < MinimumSize)
                throw new ArgumentException($"The RSA key has {key.KeySize} bits; RS256 needs at least {MinimumSize}.", parameter);
            return new PrivateKey(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Signs the claims of an assertion with the algorithm RS256.</summary>
    /// <returns>The compact form: header, claims and signature.</returns>
    public string Sign(IDictionary<string, object> claims)
    {
        // The code uses neither the handler's clock, which is the machine's clock, nor its cache of signers, which would live longer than
        // this key.
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var key = new RsaSecurityKey(_key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }

    public void Dispose() => _key.Dispose();

    public override string ToString() => "(secret)";

    private static string? Defect(string pem)
    {
        if (Has(pem, "-----BEGIN ENCRYPTED PRIVATE KEY-----") || Has(pem, "Proc-Type: 4,ENCRYPTED"))
            return "The private key is encrypted; decrypt it first, for example with 'openssl pkey'.";
        if (Has(pem, "-----BEGIN PRIVATE KEY-----") || Has(pem, "-----BEGIN RSA PRIVATE KEY-----"))
            return Has(pem, "\\n") ? "The private key contains the characters '\\n' instead of line breaks." : null;
        if (Has(pem, "-----BEGIN EC PRIVATE KEY-----")) return "The private key is not an RSA key.";
        if (Has(pem, "-----BEGIN OPENSSH PRIVATE KEY-----")) return "The private key is in OpenSSH format.";
        return Has(pem, "-----BEGIN ")
            ? "The PEM text contains something other than a private key, such as a public key or a certificate."
            : "The private key is not in PEM format.";
    }

    private static bool Has(string pem, string part) => pem.Contains(part, StringComparison.Ordinal);

    private static bool TryImport(RSA key, string pem)
    {
        try
        {
            key.ImportFromPem(pem);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}
