using System.Buffers.Text;

namespace TypedStreaming.Soak.Journals;

/// <summary>Reads a journal while another process writes it.</summary>
internal sealed class JournalReader(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
    private readonly byte[] _line = new byte[Journal.LineLength];
    private readonly HashSet<long> _numbers = [];

    /// <summary>The numbers in the journal at the last read.</summary>
    public IReadOnlySet<long> Numbers => _numbers;

    /// <summary>The number of lines that repeat an earlier one.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Reads what was appended since the last time.</summary>
    /// <returns>The number of different numbers now.</returns>
    /// <exception cref="InvalidDataException">A line is broken.</exception>
    public int Read()
    {
        while (_file.Length - _file.Position >= _line.Length)
        {
            _file.ReadExactly(_line);
            if (_line[^1] != '\n' || !Utf8Parser.TryParse(_line, out long number, out var digits) || digits != _line.Length - 1)
                throw new InvalidDataException($"{path} has a broken line before byte {_file.Position}.");
            if (!_numbers.Add(number)) Duplicates++;
        }

        return _numbers.Count;
    }

    public void Dispose() => _file.Dispose();
}
