/** Whether somebody is at the list of this page: it was scrolled, or one of its rows has the focus. */
export function isHandOnList(): boolean {
  const list = document.querySelector('.list-and-thing > .list');
  return list !== null && (list.scrollTop > 0 || list.querySelector('tbody :focus') !== null);
}
