//! From the bytes of a file to a matrix.

use super::{Cell, MAGIC, Matrix, MatrixError, Place, SEAL, UNKNOWN, VERSION};
use crate::domain::fingerprint::fingerprint;
use crate::domain::itinerary::Mode;
use crate::domain::varint;

/// Returns the matrix that a file holds.
pub fn decode(bytes: &[u8]) -> Result<Matrix, MatrixError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(MatrixError::NotAMatrix)?;
    let (version, _) = rest.split_first().ok_or(MatrixError::Broken)?;
    if *version != VERSION {
        return Err(MatrixError::Version(*version));
    }
    let (body, seal) = bytes.split_last_chunk::<SEAL>().ok_or(MatrixError::Broken)?;
    if fingerprint(body) != u64::from_le_bytes(*seal) {
        return Err(MatrixError::Broken);
    }
    let mut from = body.get(MAGIC.len() + 1..).unwrap_or_default();
    let matrix = matrix(&mut from).filter(|_| from.is_empty());
    matrix.ok_or(MatrixError::Broken)
}

fn matrix(from: &mut &[u8]) -> Option<Matrix> {
    let credit = varint::take_text(from)?.into();
    let mut places = Vec::new();
    let mut at = [0_i32; 2];
    for _ in 0..varint::take(from)? {
        let id = varint::take_text(from)?.into();
        for part in &mut at {
            *part = part.checked_add(signed(varint::take(from)?))?;
        }
        places.push(Place { id, at });
    }
    let mut tables = Vec::new();
    for _ in 0..varint::take(from)? {
        let number = varint::take(from)? as usize;
        let mode = Mode::ALL.get(number).copied()?;
        tables.push((mode, table(from, places.len())?));
    }
    Some(Matrix { credit, places, tables })
}

/// Returns the cells of one mode, row by row. Each is told by how it differs from the last known one
/// of its row; on the diagonal there is nothing to tell.
fn table(from: &mut &[u8], n: usize) -> Option<Vec<Cell>> {
    // A cell takes a byte or more, so what is left bounds the room that is needed.
    (n.checked_mul(n.saturating_sub(1))? <= from.len()).then_some(())?;
    let mut cells = vec![UNKNOWN; n * n];
    for (at, row) in cells.chunks_mut(n.max(1)).enumerate() {
        let (mut long, mut takes) = (0_i32, 0_i32);
        for (to, cell) in row.iter_mut().enumerate() {
            if to == at {
                *cell = Cell { hectometres: 0, half_minutes: 0 };
                continue;
            }
            let Some(by) = varint::take(from)?.checked_sub(1) else { continue };
            long = long.checked_add(signed(by))?;
            takes = takes.checked_add(signed(varint::take(from)?))?;
            *cell =
                Cell { hectometres: long.try_into().ok()?, half_minutes: takes.try_into().ok()? };
        }
    }
    Some(cells)
}

/// Returns a number with a sign from one whose lowest bit is the sign.
fn signed(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}
