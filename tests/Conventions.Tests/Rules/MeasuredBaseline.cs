using System.Security.Cryptography;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// The server and the clients that this library is compared with stay, byte for byte, what they were when the targets were
/// set: an improvement to them would move every ratio.
/// </summary>
internal static class MeasuredBaseline
{
    public const string Folder = "benchmarks/EndToEnd/Baseline/";

    private static readonly Dictionary<string, string> Hashes = new(StringComparer.Ordinal)
    {
        ["Directory.Build.props"] = "bd10f98dfbf301ec0d638bc4f198c07ffbf54ff659c7806f3f07d43bd2d169dc",
        ["Directory.Build.targets"] = "d71733ec84529683b61a06e405d19c8cc285de5e870aa3d3ef2ef4bfe7d49470",
        ["Directory.Packages.props"] = "0912a5b312659a50a4c41f96f97c87a7d9cac5d0ce8cd0b1e788033e883c5fbc",
        ["README.md"] = "7fbb417a2fbdd01849de9b815f74dfb5a8a81c32a2d5316d95b12d516999dc34",
        ["bare/Idle.cs"] = "6f1d9d85a2870395471af3095fa81cfd37011655c5c3c1d0bde08d51035e749c",
        ["bare/Model.cs"] = "cab173ca9636f7388673b18dad0b2a12b64bb44e14b718b3158144d53f828ec1",
        ["bare/ParseBench.cs"] = "28c4908f5afa074121d984a70d71011755afe309600d4fd595e9e9ab19935d68",
        ["bare/Program.cs"] = "f2978596ef4d6523a522e82048a07bf17353cd7fd848709eb2a9c2bd17b319ad",
        ["bare/bare.csproj"] = "e14808d3e2f0412ff9b3684d90251b48222267a09591f3d3c9f36608d2828ce6",
        ["server/Program.cs"] = "c303e53b585bd1f101575c6d2d31c0ddeb37d81299301f348598f564abb21380",
        ["server/server.csproj"] = "41d34a4e986feab98ebc8a6112722edf0c613a83cae0cf15f281d4230eada4f0",
    };

    public static IEnumerable<string> Files => Hashes.Keys.Select(name => Folder + name);

    /// <param name="files">What lies in the folder, by path.</param>
    public static IEnumerable<Finding> Check(IReadOnlyDictionary<string, byte[]> files) =>
        Files.Union(files.Keys).Order(StringComparer.Ordinal).SelectMany(path => Check(path, files.GetValueOrDefault(path)));

    private static IEnumerable<Finding> Check(string path, byte[]? content)
    {
        if (!Hashes.TryGetValue(path[Folder.Length..], out var expected)) yield return new Finding(path, 1, "is not part of the baseline");
        else if (content is null) yield return new Finding(path, 1, "is missing from the baseline");
        else if (Convert.ToHexStringLower(SHA256.HashData(content)) != expected) yield return new Finding(path, 1, "differs from the baseline; put it back");
    }
}
