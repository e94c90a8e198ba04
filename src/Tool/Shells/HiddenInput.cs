using System.Runtime.InteropServices;

namespace TypedStreaming.Tool.Shells;

/// <summary>
/// Turns off the echo of the terminal until the object is disposed. The echo is turned off before the question is shown, so that no character
/// of the secret is visible.
/// </summary>
internal sealed partial class HiddenInput : IDisposable
{
    private const int AfterOutput = 1; // TCSADRAIN: what was typed before is kept.
    private const byte Echo = 8;
    private const int LongestSettings = 256;

    // The structure termios has four flags first, and the fourth are the local modes. A flag has 4 bytes on Linux and 8 bytes on macOS.
    private static readonly int LocalModes = OperatingSystem.IsMacOS() ? 24 : 12;

    private readonly byte[] _before = new byte[LongestSettings];
    private readonly bool _isChanged;

    public HiddenInput()
    {
        if (OperatingSystem.IsWindows() || Get(StandardFile.Input, _before) != 0) return;
        var hidden = (byte[])_before.Clone();
        hidden[BitConverter.IsLittleEndian ? LocalModes : LocalModes + 3] &= unchecked((byte)~Echo);
        _isChanged = Set(StandardFile.Input, AfterOutput, hidden) == 0;
    }

    public void Dispose()
    {
        if (_isChanged) _ = Set(StandardFile.Input, AfterOutput, _before);
    }

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Get(int file, byte[] settings);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Set(int file, int when, byte[] settings);
}
